using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Publication;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class FormTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    public static TheoryData<Machine, Act> ActsOfPeople => [.. Law.Rows.Where(r => r.By.Any(b => b != Role.System)).Select(r => (r.Machine, r.Act)).Distinct()];

    [Theory]
    [MemberData(nameof(ActsOfPeople))]
    public void For_EveryActOfAPerson_HasItsOwnFactsInBothLanguages(Machine machine, Act act)
    {
        var form = ActForms.For(machine, act);

        Assert.True(form.Fields.Length > 0 || act is Act.Discard or Act.DiscardNotice);
        Assert.Equal(form.Fields.Length, form.Fields.Select(f => f.Name).Distinct().Count());
        Assert.All(form.Fields, f => Assert.True(f.Ja.Length > 0 && f.En.Length > 0 && f.Options.All(o => o.Ja.Length > 0 && o.En.Length > 0)));
        Assert.All(form.Fields.Where(f => f.Kind is FieldKind.Choice or FieldKind.Several), f => Assert.True(f.Options.Length > 1));
    }

    /// <summary>It is published and scored as one at least weekly, so nothing less may be asked.</summary>
    [Fact]
    public void Overview_AsksForAReportAsOftenAsItIsPublished()
    {
        var asked = ApplicationForms.Overview.Single(f => f.Name == "weekly-report");

        Assert.Equal(("週1回以上の定期報告", "Reports at least weekly"), (asked.Ja, asked.En));
    }

    [Fact]
    public void For_ActsThatNeedAReason_AskForIt() => Assert.All(
        Law.Rows.Where(r => r.Needs.HasFlag(Needs.Reason) && r.By.Any(b => b != Role.System) && r.Act != Act.DeclareConflict),
        r => Assert.Contains(ActForms.For(r.Machine, r.Act).Fields, f => f.Name == "reason" && f.Required));

    [Fact]
    public void For_ActsOfTheSystem_AskNothing() => Assert.All(
        Law.Rows.GroupBy(r => (r.Machine, r.Act)).Where(g => g.All(r => r.By.All(b => b == Role.System))),
        g => Assert.Empty(ActForms.For(g.Key.Machine, g.Key.Act).Fields));

    [Fact]
    public void Read_FullWidthDigits_AreMadePlain()
    {
        var form = Form(Field("affected", FieldKind.Number), Field("noticedOn", FieldKind.Date));

        var read = FormReader.Read(form, Raw(("affected", "１，２３４"), ("noticedOn", "２０２６年５月３０日")), Today);

        Assert.True(read.Good);
        Assert.Equal(("1234", "2026-05-30"), (read.Input["affected"], read.Input["noticedOn"]));
    }

    [Fact]
    public void Read_RequiredBlank_SaysWhatToDo()
    {
        var read = FormReader.Read(Form(Field("reason", FieldKind.LongText) with { Ja = "理由" }), Raw(("reason", "　\n ")), Today);

        Assert.Equal("理由を入力してください", Assert.Single(read.Problems).Ja);
    }

    [Fact]
    public void Read_ChoiceBlankOrUnknown_AsksToChoose()
    {
        var form = Form(Field("rung", FieldKind.Choice) with { Ja = "段階", Options = [new("caution", "注意", "Caution")] });

        Assert.Equal("段階を選んでください", FormReader.Read(form, Raw(), Today).Problems.Single().Ja);
        Assert.Equal("段階を選んでください", FormReader.Read(form, Raw(("rung", "capital")), Today).Problems.Single().Ja);
    }

    [Fact]
    public void Read_TooLong_IsRefusedWithItsLengthAndKept()
    {
        var read = FormReader.Read(Form(Field("reason", FieldKind.LongText) with { Ja = "理由", Max = 10 }), Raw(("reason", new string('あ', 12))), Today);

        Assert.Equal("理由は10文字以内で入力してください（いま12文字、2文字多いです）", Assert.Single(read.Problems).Ja);
        Assert.Equal(12, read.Input["reason"].Length);
    }

    [Fact]
    public void Read_CharactersOutsideThePlane_CountOnce() =>
        Assert.True(FormReader.Read(Form(Field("name", FieldKind.Text) with { Max = 3 }), Raw(("name", "𠮷𠮷𠮷")), Today).Good);

    [Theory]
    [InlineData(true, "2026-06-01", false)]
    [InlineData(true, "2026-06-02", true)]
    [InlineData(false, "2026-06-01", true)]
    [InlineData(false, "2026-06-02", false)]
    [InlineData(null, "2030-01-01", true)]
    [InlineData(null, "2026-02-30", false)]
    public void Read_Dates_AreComparedWithToday(bool? later, string day, bool good) =>
        Assert.Equal(good, FormReader.Read(Form(Field("day", FieldKind.Date) with { LaterThanToday = later }), Raw(("day", day)), Today).Good);

    [Theory]
    [InlineData("-1")]
    [InlineData("十")]
    [InlineData("1,5")]
    [InlineData("99999999999999999999999999999")]
    public void Read_NotANumberOfOurs_IsRefused(string typed) =>
        Assert.False(FormReader.Read(Form(Field("value", FieldKind.Number)), Raw(("value", typed)), Today).Good);

    [Theory]
    [InlineData("weekdays,always", "always weekdays")]
    [InlineData("ｗｅｅｋｄａｙｓ　weekdays", "weekdays")]
    [InlineData("always", "always")]
    public void Read_Several_KeepsCodesInTheOrderOfTheOptions(string typed, string expected)
    {
        var read = FormReader.Read(Form(Hours), Raw(("hours-codes", typed)), Today);

        Assert.True(read.Good);
        Assert.Equal(expected, read.Input["hours-codes"]);
    }

    [Theory]
    [InlineData("weekdays nights", "受付時間に、選択肢にないものがあります：nights。画面の選択肢から選んでください")]
    [InlineData("24時間365日", "受付時間に、選択肢にないものがあります：24時間365日。画面の選択肢から選んでください")]
    [InlineData("　", "受付時間を選んでください")]
    public void Read_SeveralUnknownOrNone_SaysSoBesideTheFieldAndKeepsIt(string typed, string words)
    {
        var read = FormReader.Read(Form(Hours with { Required = true }), Raw(("hours-codes", typed)), Today);

        Assert.Equal(("hours-codes", words), (Assert.Single(read.Problems).Field, read.Problems[0].Ja));
        Assert.Equal(typed.Trim('　'), read.Input["hours-codes"]);
    }

    /// <summary>What the catalogue goes by is asked, and is public under its own name.</summary>
    [Fact]
    public void StatedChoices_AreAskedInTheApplicationAndPublicWithTheirWords() => Assert.All(StatedChoices.All, choice =>
    {
        Assert.Equal(choice.Options, ApplicationForms.Overview.Single(f => f.Name == choice.Name).Options);
        Assert.Contains(ApplicationForms.Overview, f => f.Name == choice.Note && f.Kind == FieldKind.Text);
        Assert.Contains(choice.Name, PublicEntry.PublicFacts);
        Assert.Contains(choice.Note, PublicEntry.PublicFacts);
        Assert.True(choice.Whole is null || choice.Options.Any(o => o.Value == choice.Whole));
    });

    /// <summary>Who can choose one that takes in the others is told to choose it alone.</summary>
    [Fact]
    public void StatedChoices_WithOneThatTakesInTheOthers_SayToChooseItAlone() => Assert.All(StatedChoices.All.Where(c => c.Whole is not null), choice =>
    {
        var (asked, whole) = (ApplicationForms.Overview.Single(f => f.Name == choice.Name), choice.Options.Single(o => o.Value == choice.Whole));

        Assert.Contains($"「{whole.Ja}」だけを選んでください", asked.HintJa, StringComparison.Ordinal);
        Assert.Contains($"choose only “{whole.En}”", asked.HintEn, StringComparison.Ordinal);
    });

    /// <summary>No new notice is about the words beside a choice, but one from before decision 0023 is, and stays so.</summary>
    [Fact]
    public void Notice_AboutTheWordsBesideAChoice_CarriesItsSubjectByName() => Assert.All(StatedChoices.All, choice =>
    {
        var words = ApplicationForms.Overview.Single(f => f.Name == choice.Note);
        Assert.DoesNotContain(ActForms.For(Machine.ChangeNotice, Act.DraftNotice).Fields[0].Options, o => o.Value == choice.Note);
        Assert.All((Act[])[Act.DraftNotice, Act.FileNotice, Act.ResubmitNotice], act =>
        {
            var subject = ActForms.For(Machine.ChangeNotice, act, new Dictionary<string, string> { ["field"] = choice.Note }).Fields.Single(f => f.Name == "field");
            Assert.Equal((FieldKind.Hidden, new FieldOption(choice.Note, words.Ja, words.En)), (subject.Kind, Assert.Single(subject.Options)));
        });
    });

    [Theory]
    [InlineData("5.1 1.1", "1.1 5.1")]
    [InlineData("１．１、5.1,5.1", "1.1 5.1")]
    [InlineData("9.9", null)]
    public void Read_Items_AreOrderedAndKnown(string typed, string? expected)
    {
        var read = FormReader.Read(Form(Field("items", FieldKind.Items)), Raw(("items", typed)), Today);

        Assert.Equal(expected, read.Good ? read.Input["items"] : null);
    }

    [Fact]
    public void Read_OptionalFieldNotPosted_StaysOutAndPostedBlankEmpties()
    {
        var form = Form(Field("a", FieldKind.Text) with { Required = false }, Field("b", FieldKind.Text) with { Required = false });

        var read = FormReader.Read(form, Raw(("b", "")), Today);

        Assert.True(read.Good);
        Assert.False(read.Input.ContainsKey("a"));
        Assert.Equal("", read.Input["b"]);
    }

    [Fact]
    public void Read_Agreement_NeedsTheMark()
    {
        var form = Form(Field("ok", FieldKind.Agree));

        Assert.False(FormReader.Read(form, Raw(), Today).Good);
        Assert.Equal("yes", FormReader.Read(form, Raw(("ok", "on")), Today).Input["ok"]);
    }

    private static readonly FormField Hours = ApplicationForms.Overview.Single(f => f.Name == "hours-codes");

    private static ActForm Form(params FormField[] fields) => new(Act.Submit, [.. fields]);

    private static FormField Field(string name, FieldKind kind) => new(name, kind, name, name);

    private static Dictionary<string, string> Raw(params (string, string)[] values) => values.ToDictionary(v => v.Item1, v => v.Item2);
}
