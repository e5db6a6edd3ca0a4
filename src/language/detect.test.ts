import { describe, expect, test } from 'vitest';
import { detectLanguage } from './detect.ts';

/** Hand-written, in the way people type into a chat. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'Waar kan ik mijn diploma laten vertalen?',
    'wanneer krijg ik geld',
    'Is de helpdesk open op zaterdag?',
    'hoe werkt de chatbot van het team',
    'Wat is een traineeship?',
    'Wat is Working for Tomorrow?',
    'Hoe zit het met de cloud en open source?',
    'rente?',
    'basisbeurs aanvragen',
    'Mag dat zomaar',
    'Kan ik bellen over een deadline?',
    'Doet u ook aan workshops over privacy by design?',
    'stufi stopzetten',
    'wie is de baas van dit bedrijf',
    'Ik snap mijn brief niet',
  ],
  en: [
    'How many people work here?',
    'What is a student loan?',
    'when do I have to pay',
    'Can I use my diploma abroad?',
    'hello',
    'Who pays for the school?',
    'Is there a limit on the loan?',
    'what does inburgering mean',
    'how much is the basisbeurs',
    'Tell me about data breaches in 2024',
    'Where is the office in Groningen?',
  ],
  de: [
    'Wie viel kostet das Studium?',
    'Wann muss ich meinen Kredit zurückzahlen?',
    'Kann ich auf Deutsch anrufen?',
    'Wo bekomme ich mein Zeugnis?',
    'Was ist DUO?',
    'Gibt es ein Stipendium für Ausländer?',
  ],
  fr: [
    'Combien coûte l’université ?',
    'Où puis-je trouver mon diplôme ?',
    'Comment rembourser mon prêt ?',
    'Quand est-ce que je dois payer ?',
    'Qui peut demander une bourse ?',
    'Je ne comprends pas la lettre',
  ],
  es: [
    '¿Cuánto cuesta la universidad?',
    '¿Dónde puedo pedir una beca?',
    'como puedo pagar mi deuda',
    '¿Qué es DUO?',
    'Necesito ayuda con mi diploma',
    '¿Cuándo tengo que pagar?',
  ],
  tr: [
    'Borcumu nasıl ödeyebilirim?',
    'Burs için nereye başvurabilirim?',
    'DUO nedir?',
    'Okul ücreti ne kadar?',
    'Diplomam burada geçerli mi?',
    'Sınav ne zaman?',
  ],
  pl: [
    'Ile kosztują studia?',
    'Jak mogę spłacić kredyt?',
    'Gdzie jest biuro?',
    'Kiedy muszę zapłacić?',
    'Czy mój dyplom jest ważny w Holandii?',
    'Nie rozumiem tego listu',
  ],
  uk: [
    'Скільки коштує навчання?',
    'Де я можу отримати стипендію?',
    'Як визнати мій диплом?',
    'Коли потрібно платити?',
    'Що таке інтеграційний іспит?',
    'Хто може мені допомогти?',
  ],
  ar: [
    'كم تكلفة الدراسة؟',
    'أين أقدم طلب المنحة؟',
    'كيف أسدد القرض؟',
    'ما هو امتحان الاندماج؟',
    'متى يجب أن أدفع؟',
    'هل شهادتي معترف بها؟',
  ],
  it: [
    'Quanto costa studiare qui?',
    'Dove posso trovare il mio diploma?',
    'Come posso pagare il debito?',
    'Quando devo pagare?',
    'Che cosa è una borsa di studio?',
  ],
};

const all = Object.entries(QUESTIONS).flatMap(([language, questions]) => questions.map((text) => ({ language, text })));

describe('detectLanguage', () => {
  test('at least 71 of 73 hand-written questions in ten languages come out right, and every Dutch one', () => {
    const wrong = all.filter(({ language, text }) => detectLanguage(text).language !== language);
    expect(all.length).toBe(73);
    expect(wrong.filter(({ language }) => language === 'nl')).toEqual([]);
    expect(wrong.length, JSON.stringify(wrong.map((w) => [w, detectLanguage(w.text)]))).toBeLessThanOrEqual(2);
  });

  test('what is called sure is right', () => {
    const wrong = all.filter(({ language, text }) => {
      const found = detectLanguage(text);
      return found.sure && found.language !== language;
    });
    expect(wrong).toEqual([]);
  });

  test('most questions of three words or more are sure', () => {
    const long = all.filter(({ text }) => text.split(' ').length > 2);
    const sure = long.filter(({ text }) => detectLanguage(text).sure);
    expect(sure.length / long.length).toBeGreaterThan(0.8);
  });

  test.each(['', '???', '2024', 'DUO', 'rente 2024', 'hackathon', 'mbo hbo', 'ok'])(
    '"%s" is Dutch, not surely',
    (text) => {
      expect(detectLanguage(text)).toEqual({ language: 'nl', sure: false });
    },
  );

  test('one word of a question in English or Dutch is enough', () => {
    expect(detectLanguage('why?').language).toBe('en');
    expect(detectLanguage('waarom?')).toEqual({ language: 'nl', sure: true });
  });
});
