/**
 * Where people reach a person.
 */
export const CONTACT_ADDRESS = 'https://duo.nl/contact';
