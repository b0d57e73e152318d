// The gist of the local method is whole sentences of the text, word for word, in whatever script it is written.
import { describe, expect, test } from "vitest";
import { briefLocally } from "../../../src/ai/local/brief-locally.ts";
import { onOneLine } from "../../../src/ai/local/gist.ts";
import { STORIES } from "./texts.ts";

/** The same small story once more, a sentence each: scripts that the other tests do not have. */
const MORE: Record<string, string[]> = {
  he: [
    "בשנה שעברה פתחנו ספרייה קטנה בעיר.",
    "בחודש הראשון באו רק עשרים אנשים.",
    "הבנו שספרים לבדם אינם מביאים קוראים.",
    "לכן יש עכשיו חוג קריאה בכל שבת.",
    "היום מבקרים בספרייה שלוש מאות אנשים בחודש.",
  ],
  th: [
    "ปีที่แล้วเราเปิดห้องสมุดเล็กๆ ในเมืองของเราให้ทุกคนมาอ่านหนังสือ",
    "เดือนแรกมีคนมาเพียงยี่สิบคนเท่านั้นและส่วนใหญ่เป็นเพื่อนของเราเอง",
    "เราเข้าใจว่าหนังสืออย่างเดียวไม่ทำให้คนมาอ่านที่ห้องสมุด",
    "ตอนนี้มีชมรมอ่านหนังสือทุกวันเสาร์ในห้องสมุด",
  ],
  ka: [
    "შარშან ქალაქში პატარა ბიბლიოთეკა გავხსენით.",
    "პირველ თვეში მხოლოდ ოცი ადამიანი მოვიდა.",
    "მივხვდით, რომ მხოლოდ წიგნებს მკითხველი არ მოჰყავს.",
    "ამიტომ ახლა ყოველ შაბათს გვაქვს კითხვის წრე.",
    "დღეს ბიბლიოთეკაში თვეში სამასი ადამიანი მოდის.",
  ],
  ta: [
    "கடந்த ஆண்டு நகரத்தில் ஒரு சிறிய நூலகத்தைத் திறந்தோம்.",
    "முதல் மாதத்தில் இருபது பேர் மட்டுமே வந்தனர்.",
    "புத்தகங்கள் மட்டும் வாசகர்களைக் கொண்டு வராது என்று புரிந்துகொண்டோம்.",
    "எனவே இப்போது ஒவ்வொரு சனிக்கிழமையும் வாசிப்பு வட்டம் உள்ளது.",
    "இன்று மாதத்திற்கு முந்நூறு பேர் நூலகத்திற்கு வருகிறார்கள்.",
  ],
  hy: [
    "Անցյալ տարի քաղաքում փոքրիկ գրադարան բացեցինք։",
    "Առաջին ամսում եկավ ընդամենը քսան մարդ։",
    "Հասկացանք, որ միայն գրքերը ընթերցող չեն բերում։",
    "Դրա համար հիմա ամեն շաբաթ ընթերցանության ակումբ ունենք։",
    "Այսօր գրադարան ամսական երեք հարյուր մարդ է գալիս։",
  ],
  am: [
    "ባለፈው ዓመት በከተማችን ትንሽ ቤተ መጻሕፍት ከፈትን።",
    "በመጀመሪያው ወር የመጡት ሃያ ሰዎች ብቻ ነበሩ።",
    "መጻሕፍት ብቻቸውን አንባቢ እንደማያመጡ ተረዳን።",
    "ስለዚህ አሁን በየቅዳሜው የንባብ ክበብ አለን።",
    "ዛሬ በወር ሦስት መቶ ሰዎች ወደ ቤተ መጻሕፍቱ ይመጣሉ።",
  ],
  bn: [
    "গত বছর আমরা শহরে একটি ছোট গ্রন্থাগার খুলেছি।",
    "প্রথম মাসে মাত্র কুড়ি জন এসেছিলেন।",
    "আমরা বুঝেছি যে শুধু বই পাঠক আনে না।",
    "তাই এখন প্রতি শনিবার পাঠচক্র বসে।",
    "আজ মাসে তিনশো মানুষ গ্রন্থাগারে আসেন।",
  ],
  te: [
    "గత సంవత్సరం మా ఊరిలో చిన్న గ్రంథాలయం తెరిచాము.",
    "మొదటి నెలలో ఇరవై మంది మాత్రమే వచ్చారు.",
    "పుస్తకాలు మాత్రమే పాఠకులను తీసుకురావని అర్థమైంది.",
    "అందుకే ఇప్పుడు ప్రతి శనివారం పఠన వలయం ఉంది.",
    "ఈరోజు నెలకు మూడు వందల మంది గ్రంథాలయానికి వస్తున్నారు.",
  ],
};

const TEXTS: [string, string][] = [
  ...Object.entries(STORIES).map(([language, { text }]): [string, string] => [language, text]),
  ...Object.entries(MORE).map(([language, sentences]): [string, string] => [language, sentences.join(" ")]),
];

describe("the gist", () => {
  test.each(TEXTS)("in %s is made of whole sentences of the text, word for word", (language, text) => {
    for (const told of [language, undefined]) {
      const { gist, points } = briefLocally({ title: "", text, language: told });
      const sentences = points.map(({ passage }) => onOneLine(passage));
      expect([sentences[0], sentences.slice(0, 2).join(" ")]).toContain(gist);
      for (const { passage } of points) expect(text).toContain(passage);
    }
  });

  test.each(Object.entries(MORE))("in %s begins and ends where a sentence does", (language, written) => {
    const { points } = briefLocally({ title: "", text: written.join(" "), language });
    for (const { passage } of points) expect(written).toContain(passage);
  });
});
