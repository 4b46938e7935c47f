using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.People;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>How one point of the formal check came out.</summary>
public enum CheckState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Somebody has to look.</summary>
    Look,

    /// <summary>Something is missing.</summary>
    Missing,
}

/// <summary>One point of the formal check, computed from the application.</summary>
public sealed record CheckPoint(Bilingual Name, CheckState State, Bilingual Finding);

/// <summary>形式確認の点検表: what a machine can see of completeness and substance. The person who looks decides.</summary>
public static class Checklist
{
    /// <summary>Shorter than this, a statement about the company says nothing.</summary>
    private const int Substantive = 10;

    /// <summary>All points, in the order of the form.</summary>
    public static ImmutableArray<CheckPoint> Of(Dossier dossier, Life registration, ItemCatalogue items, PolicyVersion policy, BusinessCalendar calendar, DateOnly today) =>
    [
        Given(new("サービス名", "Name of the service"), dossier.ServiceName),
        Given(new("見守り方の種類", "Type of monitoring"), dossier.MonitoringType),
        Corporate(dossier.Vendor.CorporateNumber),
        Statement(new("経営状態", "Management condition"), registration.Fact("managementCondition")),
        Statement(new("事業継続性", "Business continuity"), registration.Fact("businessContinuity")),
        Agreed(new("反社会的勢力と関係がないことの誓約", "Pledge on antisocial forces"), registration.Fact("antisocialPledge")),
        Agreed(new("提供者本人であることの確認", "Statement to be the provider"), registration.Fact("providerStatement")),
        Answers(dossier, items),
        Figures(dossier, items),
        Days(dossier, items, policy, calendar, today),
        Files(dossier, items),
    ];

    private static CheckPoint Given(Bilingual name, string value) =>
        value.Length > 0 ? new(name, CheckState.Good, new("記入あり", "given")) : new(name, CheckState.Missing, new("記入がありません", "missing"));

    private static CheckPoint Statement(Bilingual name, string value) => value.Length switch
    {
        0 => new(name, CheckState.Missing, new("記入がありません", "missing")),
        < Substantive => new(name, CheckState.Look, new($"記入が{value.Length}文字だけです。中身を確かめてください", $"only {value.Length} characters: is there substance?")),
        _ => new(name, CheckState.Good, new($"記入あり（{value.Length}文字）", $"given ({value.Length} characters)")),
    };

    private static CheckPoint Agreed(Bilingual name, string value) =>
        value == "yes" ? new(name, CheckState.Good, new("同意あり", "agreed")) : new(name, CheckState.Missing, new("同意がありません", "not agreed"));

    private static CheckPoint Corporate(string number)
    {
        var name = new Bilingual("法人番号", "Corporate number");
        var read = CorporateNumber.Parse(number);
        return read.Problem is { } problem
            ? new(name, CheckState.Missing, CorporateNumber.Words(problem))
            : new(name, CheckState.Good, new($"{number}（検査用数字は正しい）", $"{number} (check digit correct)"));
    }

    private static CheckPoint Answers(Dossier dossier, ItemCatalogue items)
    {
        var open = items.Items.Where(i => !dossier.Claims.ContainsKey(i.Id)).Select(i => i.Id).ToList();
        var given = items.Items.Length - open.Count;
        return new(new("23項目の回答", "Answers to the 23 items"), open.Count == 0 ? CheckState.Good : CheckState.Missing,
            open.Count == 0 ? new($"{given}／{items.Items.Length}項目", $"{given} of {items.Items.Length}") : Listed($"{given}／{items.Items.Length}項目。ない項目", $"{given} of {items.Items.Length}; missing", open));
    }

    private static CheckPoint Figures(Dossier dossier, ItemCatalogue items)
    {
        var open = Claims(dossier, items).Where(c => !c.Complete).Select(c => c.Item).ToList();
        return new(new("「できる」の根拠の数値", "Figures behind every yes"), open.Count == 0 ? CheckState.Good : CheckState.Missing, open.Count == 0 ? new("そろっています", "complete") : Listed("足りない項目", "incomplete", open));
    }

    private static CheckPoint Days(Dossier dossier, ItemCatalogue items, PolicyVersion policy, BusinessCalendar calendar, DateOnly today)
    {
        var odd = Claims(dossier, items).Where(c => c.MeasuredOn is { } day && (day > today || FreshUntil(c, day, policy, calendar) < today)).Select(c => c.Item).ToList();
        return new(new("測定日", "Days of measurement"), odd.Count == 0 ? CheckState.Good : CheckState.Look, odd.Count == 0 ? new("すべて期限内です", "all within their time") : Listed("古いか未来の日付の項目", "too old or in the future", odd));
    }

    private static CheckPoint Files(Dossier dossier, ItemCatalogue items)
    {
        var bare = Claims(dossier, items).Where(c => dossier.Files.All(f => f.Item != c.Item && f.Item.Length > 0)).Select(c => c.Item).ToList();
        return new(new("裏付け資料", "Evidence files"), bare.Count == 0 ? CheckState.Good : CheckState.Look, Listed($"{dossier.Files.Length}点を受領。資料のない項目", $"{dossier.Files.Length} received; without a file", bare));
    }

    private static IEnumerable<Claim> Claims(Dossier dossier, ItemCatalogue items) =>
        items.Items.Select(i => dossier.Claims.GetValueOrDefault(i.Id)).OfType<Claim>().Where(c => c.Can);

    private static DateOnly FreshUntil(Claim claim, DateOnly measured, PolicyVersion policy, BusinessCalendar calendar) =>
        policy.Due(claim.Item.StartsWith("3.", StringComparison.Ordinal) ? Knob.PriceFreshness : Knob.EvidenceFreshness, measured, calendar).Day;

    private static Bilingual Listed(string ja, string en, List<string> ids)
    {
        var count = ids.Count.ToString(CultureInfo.InvariantCulture);
        return ids.Count == 0 ? new($"{ja}：なし", $"{en}: none") : new($"{ja}：{count}件（{string.Join('、', ids)}）", $"{en}: {count} ({string.Join(", ", ids)})");
    }
}
