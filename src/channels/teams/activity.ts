/**
 * Activities of the Bot Framework, as far as this channel reads or writes them. What comes in is checked loosely:
 * fields that are not named here are let through and never looked at, because Teams adds fields without notice.
 */
import { z } from 'zod';

const id = z.string().min(1).max(1024);

const accountSchema = z.looseObject({
  id,
  name: z.string().max(1024).nullish(),
  aadObjectId: z.string().max(128).nullish(),
  role: z.string().max(64).nullish(),
  userRole: z.string().max(64).nullish(),
  tenantId: z.string().max(128).nullish(),
  userPrincipalName: z.string().max(1024).nullish(),
});

/** An activity that Teams sends. Text is at most what Teams itself lets people type, with room for its markup. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(64),
  id: id.nullish(),
  name: z.string().max(256).nullish(),
  action: z.string().max(64).nullish(),
  timestamp: z.string().max(64).nullish(),
  serviceUrl: z.string().min(1).max(2048),
  channelId: z.string().min(1).max(64),
  locale: z.string().max(64).nullish(),
  text: z.string().max(100_000).nullish(),
  replyToId: id.nullish(),
  from: accountSchema,
  recipient: accountSchema,
  conversation: z.looseObject({
    id,
    conversationType: z.string().max(64).nullish(),
    tenantId: z.string().max(128).nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().max(128).nullish() }).nullish(),
      eventType: z.string().max(128).nullish(),
    })
    .nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string().max(256).nullish(),
        text: z.string().max(2048).nullish(),
        mentioned: z.looseObject({ id: id.nullish() }).nullish(),
      }),
    )
    .max(500)
    .nullish(),
  membersAdded: z.array(accountSchema).max(1000).nullish(),
  membersRemoved: z.array(accountSchema).max(1000).nullish(),
  value: z.unknown().optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/** What is sent: fields of the Bot Framework's schema, entities with all of theirs. Addresses are added on sending. */
export interface Outgoing {
  readonly type: 'message' | 'typing';
  readonly text?: string;
  readonly textFormat?: 'markdown';
  readonly locale?: string;
  readonly entities?: readonly Readonly<Record<string, unknown>>[];
  readonly channelData?: Readonly<Record<string, unknown>>;
  readonly suggestedActions?: {
    readonly to: readonly string[];
    readonly actions: readonly { readonly type: 'imBack'; readonly title: string; readonly value: string }[];
  };
}

/** Whether two people talk, rather than a group or a channel. */
export function isPersonal({ conversation }: Activity): boolean {
  if (conversation.conversationType) return conversation.conversationType === 'personal';
  return conversation.isGroup !== true;
}

/** The conversation without the thread: a channel's threads carry ";messageid=…" behind the channel's own id. */
export function conversationRoot(conversation: string): string {
  return conversation.split(';')[0] ?? conversation;
}

function isMentionOf(entity: NonNullable<Activity['entities']>[number], who: string): boolean {
  return entity.type === 'mention' && entity.mentioned?.id === who;
}

/** Whether the bot is named in the message. */
export function isMentioned({ entities, recipient }: Activity): boolean {
  return (entities ?? []).some((entity) => isMentionOf(entity, recipient.id));
}

/** What was typed: without the mention of the bot, without the tags around other names, blanks as blanks. */
export function typedText({ text, entities, recipient }: Activity): string {
  let typed = text ?? '';
  for (const entity of entities ?? []) {
    if (isMentionOf(entity, recipient.id) && entity.text) typed = typed.replaceAll(entity.text, ' ');
  }
  return typed
    .replace(/<\/?at>|<at id="[^"<>]{0,200}">/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
}
