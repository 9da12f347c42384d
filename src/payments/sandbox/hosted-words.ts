import type { Locale } from '../../../flows/vocabulary.ts';

/** The fields of the page, by the names they are posted under. */
export const fieldNames = ['number', 'expiry', 'code', 'zip'] as const;
export type FieldName = (typeof fieldNames)[number];

/** Everything the page says in one language. `error` says what to write instead. */
export interface HostedWords {
  readonly title: string;
  readonly errorTitle: string;
  readonly lead: string;
  readonly problems: string;
  readonly labels: Readonly<Record<FieldName, string>>;
  readonly hints: Readonly<Record<FieldName, string>>;
  readonly errors: Readonly<Record<FieldName, string>>;
  readonly submit: string;
  readonly testCards: string;
  /** Of the table of test cards. */
  readonly columns: readonly string[];
  readonly entered: string;
  readonly expired: string;
  readonly unknown: string;
}

export const hostedWords: Readonly<Record<Locale, HostedWords>> = {
  'en-US': {
    title: 'Enter your card',
    errorTitle: 'Please check your card',
    lead: 'Nothing is charged on this page. When you are done, go back to your call and agree there.',
    problems: 'Your card is not entered yet. Please enter all of it again:',
    labels: {
      number: 'Card number',
      expiry: 'Expiration date',
      code: 'Security code',
      zip: 'ZIP code of your billing address',
    },
    hints: {
      number: 'Digits; blanks may stand between them.',
      expiry: 'Month and year, as 08/30.',
      code: '3 digits on the back of the card; American Express: 4 digits on the front.',
      zip: '5 digits.',
    },
    errors: {
      number: 'Card number: this page takes only the test cards listed below.',
      expiry: 'Expiration date: write a month to come, as 08/30.',
      code: 'Security code: write 3 digits, or 4 for American Express.',
      zip: 'ZIP code: write 5 digits.',
    },
    submit: 'Enter card',
    testCards: 'Test cards of this sandbox',
    columns: ['Number', 'Brand', 'What happens'],
    entered:
      'Your card is entered. Nothing is charged yet. Go back to your call and type 1, or press 1.',
    expired: 'This page has expired, and nothing was charged. Your call can send you a new link.',
    unknown: 'There is no such page. Please check the link in your message.',
  },
  'es-US': {
    title: 'Escriba su tarjeta',
    errorTitle: 'Por favor revise su tarjeta',
    lead: 'En esta página no se cobra nada. Al terminar, vuelva a su llamada y acepte allí.',
    problems: 'Su tarjeta no está registrada todavía. Por favor escríbala completa otra vez:',
    labels: {
      number: 'Número de tarjeta',
      expiry: 'Fecha de vencimiento',
      code: 'Código de seguridad',
      zip: 'Código postal de su dirección de facturación',
    },
    hints: {
      number: 'Dígitos; puede dejar espacios entre ellos.',
      expiry: 'Mes y año, como 08/30.',
      code: '3 dígitos al dorso de la tarjeta; American Express: 4 dígitos al frente.',
      zip: '5 dígitos.',
    },
    errors: {
      number: 'Número de tarjeta: esta página solo acepta las tarjetas de prueba de abajo.',
      expiry: 'Fecha de vencimiento: escriba un mes por venir, como 08/30.',
      code: 'Código de seguridad: escriba 3 dígitos, o 4 para American Express.',
      zip: 'Código postal: escriba 5 dígitos.',
    },
    submit: 'Registrar tarjeta',
    testCards: 'Tarjetas de prueba de este sandbox',
    columns: ['Número', 'Marca', 'Qué ocurre'],
    entered:
      'Su tarjeta está registrada. Todavía no se cobró nada. Vuelva a su llamada y escriba u oprima 1.',
    expired: 'Esta página venció y no se cobró nada. En su llamada puede pedir otro enlace.',
    unknown: 'Esta página no existe. Por favor revise el enlace de su mensaje.',
  },
};
