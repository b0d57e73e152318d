// What only somebody who was there, or doubts, would write.
import { anyOf } from "../patterns.ts";

export const PERSON = anyOf([
  String.raw`(?:I|we)(?:'ve|'m|'re|'d| \p{L}+ed| am| was| were| had| have| did| do| don't| tried| used| found| saw| made| lost| kept| ran| run| work| think| doubt| wonder| know| never| still| only| once| teach| got| went| took| read| wrote| bought| sold| told| thought| felt| left| began| started| stopped| see| ask| use| need| miss| live| cook| bake| charge| sign)|my|mine|our|ours|(?:with|for|at|by|from|told|asked) (?:me|us)|@[\p{L}]+`,
  String.raw`ich|mir|mich|mein\p{L}*|wir|uns|unser\p{L}*|je|j'\p{L}+|moi|mon|ma|mes|nous|notre|nos|chez (?:moi|nous)|yo|mi|mis|nosotros|nuestr\p{L}+|hemos|he|tengo|tenemos|creo`,
]);
