import { describe, expect, it } from 'vitest';
import { textLanguage } from './text-language.ts';

describe('the language of a text', () => {
  it.each([
    ['The committee said that it was not told of the meeting, and that they were at the yard.', 'en'],
    ['Der Sprecher sagte, dass die Gruppe nicht mit dem Ministerium gesprochen hat und es auch nicht wollte.', 'de'],
    ['Le ministre a dit que la réunion était prévue dans le port et que les plans sont pour plus tard.', 'fr'],
    ['El portavoz dijo que los planes del puerto fueron entregados por una empresa para el ministerio.', 'es'],
    ['Он сказал, что встреча была в Гданьске.', 'ru'],
    ['Він сказав, що зустріч була в Києві.', 'uk'],
    ['قال المتحدث إن الاجتماع كان في الميناء', 'ar'],
    ['سخنگو گفت که جلسه در بندر برگزار شد و پیام رسید', 'fa'],
    ['会议在厦门举行。', 'zh'],
    ['会議は厦門で行われました。', 'ja'],
    ['회의는 부산에서 열렸다.', 'ko'],
    ['Invoice 4471-B', null],
    ['', null],
  ])('%j is %s', (text, language) => expect(textLanguage(text)).toBe(language));
});
