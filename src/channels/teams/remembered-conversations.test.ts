import { holdConversations } from './conversations-contract.test-support.ts';
import { RememberedConversations } from './remembered-conversations.ts';

holdConversations('memory', async (now) => ({
  conversations: new RememberedConversations(now),
  keep: async () => {},
}));
