// The same small story in many languages, written for these tests: a library that filled once people could talk in it.

export const ENGLISH = `We opened a small library in our town last year. In the first month only twenty people came. Dr. Hall had warned us that shelves alone bring nobody, and she was right. The lesson is that a library is a place to talk before it is a place to read. So we started a reading club every Saturday, with coffee and no talks. "A room full of books is silent until somebody disagrees," she told us. Three hundred people now visit the library every month. Is there a place like that in your town?`;

export const STORIES: Record<string, { text: string; question: string }> = {
  en: { text: ENGLISH, question: "Is there a place like that in your town?" },
  de: {
    text: "Letztes Jahr haben wir in der Stadt eine kleine Bibliothek eröffnet. Im ersten Monat kamen nur zwanzig Leute, d. h. fast niemand. Wir haben verstanden, dass Bücher allein keine Leser bringen. Deshalb gibt es jetzt jeden Samstag einen Lesekreis. Heute besuchen dreihundert Menschen im Monat die Bibliothek. Gibt es so einen Ort in Ihrer Stadt?",
    question: "Gibt es so einen Ort in Ihrer Stadt?",
  },
  fr: {
    text: "L'an dernier, nous avons ouvert une petite bibliothèque dans la ville. Le premier mois, vingt personnes seulement sont venues. Nous avons compris que ranger des livres ne suffit pas à attirer les lecteurs. M. Dupont a donc proposé un club de lecture chaque samedi. Trois cents personnes viennent maintenant chaque mois. Avez-vous un tel lieu dans votre ville ?",
    question: "Avez-vous un tel lieu dans votre ville ?",
  },
  es: {
    text: "El año pasado abrimos una pequeña biblioteca en el pueblo. El primer mes vinieron solo veinte personas. Comprendimos que ordenar libros no basta para atraer a los lectores. Por eso decidimos organizar un club de lectura cada sábado. Ahora trescientas personas visitan la biblioteca cada mes. ¿Hay un lugar así en tu ciudad?",
    question: "¿Hay un lugar así en tu ciudad?",
  },
  ru: {
    text: "В прошлом году мы открыли в городе маленькую библиотеку. В первый месяц пришло только двадцать человек, т. е. почти никто. Мы поняли, что одни книги на полках людей не привлекают. Поэтому каждую субботу мы стали проводить читательский клуб. Теперь библиотеку посещают триста человек в месяц. Есть ли такое место в вашем городе?",
    question: "Есть ли такое место в вашем городе?",
  },
  el: {
    text: "Πέρυσι ανοίξαμε μια μικρή βιβλιοθήκη στην πόλη. Τον πρώτο μήνα ήρθαν μόνο είκοσι άνθρωποι. Καταλάβαμε ότι τα βιβλία από μόνα τους δεν φέρνουν αναγνώστες. Υπάρχει τέτοιο μέρος στην πόλη σας; Τώρα έρχονται τριακόσιοι άνθρωποι κάθε μήνα.",
    question: "Υπάρχει τέτοιο μέρος στην πόλη σας;",
  },
  ar: {
    text: "افتتحنا في العام الماضي مكتبة صغيرة في المدينة. في الشهر الأول لم يأت سوى عشرين شخصا. اكتشفنا أن ترتيب الكتب وحده لا يجذب القراء. لذلك قررنا أن نعقد حلقة قراءة كل يوم سبت. الآن يزور المكتبة ثلاثمائة شخص كل شهر. هل يوجد مكان مثل هذا في مدينتك؟",
    question: "هل يوجد مكان مثل هذا في مدينتك؟",
  },
  hi: {
    text: "पिछले साल हमने शहर में एक छोटा पुस्तकालय खोला। पहले महीने में केवल बीस लोग आए। हमने समझा कि केवल किताबें रखने से पाठक नहीं आते। इसलिए हमने हर शनिवार को पाठन सभा करने का निर्णय लिया। अब हर महीने तीन सौ लोग पुस्तकालय आते हैं। क्या आपके शहर में ऐसी जगह है?",
    question: "क्या आपके शहर में ऐसी जगह है?",
  },
  ja: {
    text: "昨年、私たちは小さな図書館を町に開きました。最初の月に来た人は二十人だけでした。本を並べるだけでは人は来ないと気づきました。そこで毎週土曜日に読書会を開くことにしました。今では毎月三百人が図書館を訪れます。あなたの町にはそんな場所がありますか？",
    question: "あなたの町にはそんな場所がありますか？",
  },
  zh: {
    text: "去年我们在小镇上开了一家图书馆。第一个月只来了二十个人。我们发现仅仅摆放书籍并不能吸引读者。于是我们决定每个星期六举办读书会。现在每个月有三百人来图书馆。你的城市有这样的地方吗？",
    question: "你的城市有这样的地方吗？",
  },
  ko: {
    text: "작년에 우리는 마을에 작은 도서관을 열었습니다. 첫 달에는 스무 명만 왔습니다. 책을 꽂아 두는 것만으로는 독자가 오지 않는다는 것을 알았습니다. 그래서 매주 토요일 독서 모임을 열기로 했습니다. 지금은 매달 삼백 명이 도서관을 찾습니다. 당신의 도시에 그런 곳이 있습니까?",
    question: "당신의 도시에 그런 곳이 있습니까?",
  },
};
