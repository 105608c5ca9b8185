using Quotes.Text;

namespace Quotes.Tests.Text;

public sealed class LanguagesTests
{
    private const string English = "I think that we should have listened to the people who work there every day.";
    private const string Simplified = "我们认为，应该先听一听每天在那里工作的人怎么说。";

    [Theory]
    [InlineData("zh-Hans", "我觉得这个问题很简单，我们应该先问用户需要什么，再决定做什么产品。")]
    [InlineData("zh-Hans", "著名的台湾作家后来也来过这里。")]
    [InlineData("zh-Hant", "我覺得這個問題很簡單，我們應該先問用戶需要什麼，再決定做什麼產品。")]
    [InlineData("zh-Hant", "台北市政府就在後面，只有里長才知道。")]
    [InlineData("zh", "你好，中文。")]
    [InlineData("ja", "お客様の声を聞くことが、私たちの仕事のいちばん大切なところだと思っています。")]
    [InlineData("ja", "東京都知事選挙の投票率について、専門家は次のように述べた。")]
    [InlineData("ko", "고객의 목소리를 듣는 것이 우리 일에서 가장 중요하다고 생각합니다.")]
    [InlineData("en", English)]
    [InlineData("en", "Yes. It wasn’t easy, but my team did it, and that's what I'm proud of.")]
    [InlineData("fr", "Je pense que nous devons écouter les gens qui travaillent là-bas tous les jours.")]
    [InlineData("fr", "C’est une question difficile, mais je crois qu’on peut y arriver ensemble.")]
    [InlineData("de", "Ich glaube, dass wir den Leuten zuhören müssen, die dort jeden Tag arbeiten.")]
    [InlineData("de", "Das war nicht einfach, aber wir haben es am Ende doch geschafft.")]
    [InlineData("es", "Creo que tenemos que escuchar a la gente que trabaja allí todos los días.")]
    [InlineData("pt", "Acho que nós temos de ouvir as pessoas que trabalham lá todos os dias, não é?")]
    [InlineData("it", "Penso che dobbiamo ascoltare le persone che lavorano lì ogni giorno, e non è facile.")]
    [InlineData("nl", "Ik denk dat we moeten luisteren naar de mensen die daar elke dag werken.")]
    [InlineData("sv", "Jag tycker att vi måste lyssna på de människor som arbetar där och inte bara prata.")]
    [InlineData("da", "Jeg synes, at vi skal lytte til de mennesker, der arbejder der, og ikke bare tale af os selv.")]
    [InlineData(
        "fi",
        "Minä ajattelen, että meidän täytyy kuunnella ihmisiä, jotka ovat siellä, mutta se ei ole helppoa."
    )]
    [InlineData("pl", "Myślę, że musimy słuchać ludzi, którzy tam pracują, ale to nie jest łatwe.")]
    [InlineData("cs", "Myslím, že musíme naslouchat lidem, kteří tam pracují, ale není to jednoduché.")]
    [InlineData("tr", "Bence her gün orada çalışan insanları dinlemek çok önemli ve bu bizim için değerli.")]
    [InlineData("vi", "Tôi nghĩ rằng chúng ta phải lắng nghe những người làm việc ở đó và không được quên họ.")]
    [InlineData("id", "Saya pikir kita harus mendengarkan orang yang bekerja di sana dan tidak lupa dengan mereka.")]
    [InlineData("ru", "Я думаю, что мы должны слушать людей, которые там работают, но это не просто.")]
    [InlineData("uk", "Я думаю, що ми повинні слухати людей, які там працюють, але це не просто.")]
    [InlineData("el", "Νομίζω ότι πρέπει να ακούμε τους ανθρώπους που δουλεύουν εκεί.")]
    [InlineData("he", "אני חושב שאנחנו צריכים להקשיב לאנשים שעובדים שם.")]
    [InlineData("ar", "أعتقد أن علينا أن نستمع إلى الناس الذين يعملون هناك كل يوم، هذا هو ما نحن عليه.")]
    [InlineData("fa", "من فکر می کنم که باید به مردم گوش کنیم و این را از آن ها یاد بگیریم.")]
    [InlineData("th", "ผมคิดว่าเราต้องฟังคนที่ทำงานอยู่ที่นั่นทุกวัน")]
    [InlineData("hi", "मुझे लगता है कि हमें उन लोगों की बात सुननी चाहिए जो वहाँ काम करते हैं।")]
    [InlineData("und", "")]
    [InlineData("und", "12:30 — 45 % …")]
    [InlineData("und", "Lorem ipsum dolor sit amet consectetur adipiscing elit")]
    [InlineData("und", "OK")]
    public void A_language_is_told_by_its_writing_and_its_words(string language, string text) =>
        Assert.Equal(language, Languages.Of([text]));

    [Fact]
    public void Of_two_languages_the_one_that_most_is_said_in_counts()
    {
        Assert.Equal("en", Languages.Of([English, English, Simplified]));
        Assert.Equal("zh-Hans", Languages.Of([Simplified, English, Simplified]));
    }

    [Theory]
    [InlineData(English, "zh-Hant", "en")]
    [InlineData(English, "ja", "en")]
    [InlineData(Simplified, "en", "zh-Hans")]
    [InlineData("我覺得很好。", "en", "zh-Hant")]
    [InlineData("お客様の声を聞くことが大切です。", "zh-Hans", "ja")]
    [InlineData("Я думаю, что это не просто.", "en", "ru")]
    [InlineData("I am opening our systems.", "zh-Hant", "en")]
    public void A_sentence_in_another_script_is_in_a_language_of_its_own(string text, string around, string language) =>
        Assert.Equal(language, Languages.OfPassage(text, around));

    [Theory]
    [InlineData("OK, thank you.", "zh-Hans")]
    [InlineData("Radical Markets, RadicalxChange Foundation, Ethereum.", "zh-Hant")]
    [InlineData("我们用 open source 的方式做 civic tech。", "zh-Hans")]
    [InlineData("没错。", "en")]
    [InlineData(
        "（[https://www.example.org/da-de-para/com-uma/](https://www.example.org/da-de-para/com-uma/)",
        "zh-Hant"
    )]
    [InlineData("1.Marquardt E, Glenn ND, Clark K, et al.", "zh-Hant")]
    [InlineData("Je pense que nous devons écouter les gens.", "en")]
    [InlineData(Simplified, "zh-Hant-TW")]
    [InlineData("東京都知事選挙投票率専門家。", "ja")]
    [InlineData("2018", "zh-Hans")]
    [InlineData(English, "tlh")]
    public void What_is_short_mixed_or_in_the_same_script_is_in_the_interviews(string text, string around) =>
        Assert.Equal(around, Languages.OfPassage(text, around));

    [Fact]
    public void No_text_is_too_odd()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var text = new string([.. Enumerable.Range(0, 60).Select(_ => (char)random.Next(0x10000))]);

            Assert.NotEmpty(Languages.Of([text]));
            Assert.NotEmpty(Languages.OfPassage(text, "zh-Hans"));
        }
    }
}
