using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>An entry in words: what is not stated is said to be not stated, and a word the register does not know is not guessed at.</summary>
public static partial class EntryWords
{
    /// <summary>記載なし.</summary>
    public static string NotStated(this Lang l) => l.Pick("記載なし", "Not stated");

    /// <summary>The language of words that came from a provider: <c>ja</c> where they stand on an English page in Japanese.</summary>
    public static string? Tongue(this Lang l, string words) => l.En && words.Any(c => c is >= '\u3040' and <= '\u9FFF') ? "ja" : null;

    /// <summary>How users grade the service as a whole: the mean from the minimum on, else how many answered.</summary>
    public static string Grade(this Lang l, UserGrade grade) => (grade.Answers, grade.Mean) switch
    {
        (0, _) => l.Pick("まだありません", "None yet"),
        (var n, { } mean) => l.Pick($"{Tenth(mean)}／5（{n}社）", $"{Tenth(mean)} of 5 ({n} companies)"),
        (var n, null) => l.Pick($"回答{n}社（件数のみ）", $"{n} answers (count only)"),
    };

    /// <summary>What a carried-over entry rests on; null for one the committee resolved.</summary>
    public static string? Source(this Lang l, PublicEntry e) => e.Source.Length == 0 ? null
        : OfficialList().Match(e.Source) is { Success: true } list && Day(list.Groups[1].Value + "-01") is { } month
            ? l.Pick($"公式の一覧（{month.Year}年{month.Month}月時点）", $"the official list as of {month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}")
            : e.Source;

    /// <summary>From when the shown information is, in one line.</summary>
    public static string AsOf(this Lang l, PublicListing p) => l.Source(p.Entry) is { } source
        ? l.Pick($"{source}から引き継いだ参考情報", $"Reference information carried over from {source}")
        : l.Pick($"{l.Day(p.AsOf)}時点の参考情報", $"Reference information as of {l.Day(p.AsOf)}");

    /// <summary>The monitoring type.</summary>
    public static string Type(this Lang l, PublicEntry e) => MonitoringTypes.Read(e.MonitoringType) is { } type ? l.Pick(type.Words()) : l.NotStated();

    /// <summary>The monthly price with its unit.</summary>
    public static (string Amount, string Unit) Price(this Lang l, PublicEntry e) =>
        decimal.TryParse(e.Facts.GetValueOrDefault("monthly-price"), NumberStyles.None, CultureInfo.InvariantCulture, out var yen)
            ? (l.Yen(yen), Unit(l, e.Facts.GetValueOrDefault("price-unit", "")))
            : (l.NotStated(), "");

    /// <summary>Whether prices include consumption tax; nothing where it is not stated.</summary>
    public static string Tax(this Lang l, PublicEntry e) => e.Facts.GetValueOrDefault("tax-included") switch
    {
        "yes" => l.Pick("（税込）", " (incl. tax)"),
        "no" => l.Pick("（税抜）", " (excl. tax)"),
        _ => "",
    };

    /// <summary>One public fact as people read it.</summary>
    public static string Fact(this Lang l, PublicEntry e, string name) => (name, e.Facts.GetValueOrDefault(name, "")) switch
    {
        _ when StatedChoices.Find(name) is { } choice => l.Of(choice.Chosen(e.Facts)) is { Length: > 0 } words ? words : l.NotStated(),
        (_, "") => l.NotStated(),
        ("price-unit", var unit) => Unit(l, unit).TrimStart('／', ' '),
        ("monthly-price" or "initial-price" or "insurance-limit", var number) when decimal.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) => l.Yen(yen),
        (_, "yes") => l.Pick("あり", "Yes"),
        (_, "no") => l.Pick("なし", "No"),
        (_, var text) => text,
    };

    /// <summary>A fact of fixed choices: the choices, with the provider's words beside them. Where nothing was chosen (decision 0023), the words alone.</summary>
    public static (string Words, string? Aside) Stated(this Lang l, PublicEntry e, StatedChoice choice) => (l.Of(choice.Chosen(e.Facts)), e.Facts.GetValueOrDefault(choice.Note, "")) switch
    {
        ("", "") => (l.NotStated(), null),
        ("", var note) => (note, null),
        (var words, "") => (words, null),
        (var words, var note) => (words, note),
    };

    /// <summary>The facts of the entry page, in reading order.</summary>
    public static ImmutableArray<Fact> Facts(this Lang l, PublicEntry e)
    {
        var (amount, unit) = l.Price(e);
        return
        [
            Of(l.Pick("対象とする備え", "Helps with"), StatedChoices.Scope),
            new(l.Pick("月額の目安", "Monthly price") + l.Tax(e), amount + unit),
            new(l.Pick("初期費用", "Initial price") + l.Tax(e), l.Fact(e, "initial-price")),
            new(l.Pick("料金の注記", "About the price"), l.Fact(e, "price-note")),
            Of(l.Pick("対象地域", "Regions"), StatedChoices.Regions),
            Of(l.Pick("対応時間", "Hours"), StatedChoices.Hours),
            new(l.Pick("駆け付け対応", "On-site help"), l.Fact(e, "dispatch")),
            Of(l.Pick("対応する端末", "Systems"), StatedChoices.Systems),
            new(l.Pick("週次以上の報告", "Weekly reports"), l.Fact(e, "weekly-report")),
            Of(l.Pick("お試し利用", "Trial"), StatedChoices.Trial),
            new(l.Pick("補償の上限（年）", "Compensation limit (a year)"), l.Fact(e, "insurance-limit")),
            new(l.Pick("想定する従業員数", "Employees it suits"), Range(l, e, "employees", l.Pick("名", ""))),
            new(l.Pick("想定する端末数", "PCs it suits"), Range(l, e, "pcs", l.Pick("台", ""))),
            new(l.Pick("個人情報の取扱いへの対応", "Suits handling of personal data"), l.Fact(e, "personal-data")),
            new(l.Pick("相談窓口", "Points of contact"), l.Fact(e, "contact-window")),
        ];

        Fact Of(string name, StatedChoice choice)
        {
            var (words, aside) = l.Stated(e, choice);
            return new(name, words) { Aside = aside };
        }
    }

    /// <summary>What users said of an item: shares from the minimum on, else only how many answered.</summary>
    public static (string Said, string Aside) Said(this Lang l, PublishedResult result) => result switch
    {
        PublishedResult.Shares s => (l.Pick($"実現している {s.Achieved}／{s.Achieved + s.NotAchieved}", $"Achieved {s.Achieved} of {s.Achieved + s.NotAchieved}"), l.Pick($"わからない {s.CannotTell}", $"cannot tell: {s.CannotTell}")),
        PublishedResult.CountOnly c => (l.Pick($"回答{c.Answers}件", $"{c.Answers} answers"), l.Pick("件数のみ", "count only")),
        _ => throw new InvalidOperationException(result.GetType().Name),
    };

    /// <summary>The standing with its colour.</summary>
    public static TagView Tag(this Lang l, PublicListing p) => new(l.Of(p.Stage), p.Standing switch
    {
        Standing.Listed => Tone.Ok,
        Standing.Suspended => Tone.Warn,
        Standing.Delisted => Tone.Ng,
        Standing.Ended or Standing.Expired or Standing.Transferred => Tone.Plain,
    });

    /// <summary>Reason class and day of a suspension or an end; null while listed.</summary>
    public static string? Why(this Lang l, PublicListing p) => p.Standing switch
    {
        Standing.Listed => null,
        Standing.Suspended => Suspended(l, p, On(l, p, "suspendedOn")),
        Standing.Ended => Ended(l, p, On(l, p, "endedOn")),
        Standing.Expired => Expired(l, p, On(l, p, "endedOn")),
        Standing.Delisted => Delisted(l, p, On(l, p, "endedOn")),
        Standing.Transferred => Transferred(l, p, On(l, p, "endedOn")),
    };

    /// <summary>The validity of a listed or suspended entry on a day: until when, or since when not and why it is listed yet.</summary>
    public static string Validity(this Lang l, PublicListing p, DateOnly today, bool renewalPending)
    {
        var day = l.Day(p.Entry.ValidUntil);
        return !p.IsPastValidity(today) ? l.Pick($"{day}まで", $"until {day}")
            : renewalPending ? l.Pick($"{day}まで（更新の審査中のため掲載を続けています）", $"until {day} (stays listed while its renewal is decided)")
            : l.Pick($"{day}に終わりました", $"ended on {day}");
    }

    private static string On(Lang l, PublicListing p, string fact) => Day(p.Facts.GetValueOrDefault(fact, "")) is { } day ? l.Day(day) : "";

    private static string Suspended(Lang l, PublicListing p, string on)
    {
        var ground = Ground(l, p.Facts.GetValueOrDefault("reasonClass", ""));
        var review = Day(p.Facts.GetValueOrDefault("reviewDue", "")) is { } due ? l.Pick($"運営者が{l.Day(due)}までに見直します。", $" The operator reviews it by {l.Day(due)}.") : "";
        return p.Facts.GetValueOrDefault(FactNames.SuspensionKind) == "interim"
            ? l.Pick($"{on}から仮の掲載停止中です。理由区分：{ground}。", $"Suspended for protection since {on}. Reason class: {ground}.") + review
            : l.Pick($"{on}から措置により掲載停止中です。", $"Suspended by a measure since {on}.");
    }

    private static string Ended(Lang l, PublicListing p, string on) =>
        l.Pick($"{on}に掲載を終了しました。理由区分：事業者の申し出{UnderMeasure(l, p)}。", $"Ended on {on}. Reason class: at the provider's wish{UnderMeasure(l, p)}.") + LastDay(l, p);

    private static string Expired(Lang l, PublicListing p, string on) =>
        l.Pick($"{on}に有効期間が満了しました。{UnderMeasure(l, p)}", $"Expired on {on}: the validity is over{UnderMeasure(l, p)}.");

    private static string Delisted(Lang l, PublicListing p, string on)
    {
        var ground = Ground(l, p.Facts.GetValueOrDefault(FactNames.Ground, ""));
        return l.Pick($"{on}に掲載を取り消しました。理由区分：{ground}。", $"Delisted on {on}. Reason class: {ground}.");
    }

    private static string Transferred(Lang l, PublicListing p, string on) =>
        l.Pick($"{on}に{Successor(p) ?? "別の事業者"}へ引き継がれました。", $"Passed on to {Successor(p) ?? "another provider"} on {on}.");

    private static string UnderMeasure(Lang l, PublicListing p) =>
        p.Facts.GetValueOrDefault(FactNames.EndedUnderMeasure) == "yes" ? l.Pick("（措置の手続中に終了）", " (ended while a measure was open)") : "";

    /// <summary>The body that took the service over, as the succession named it.</summary>
    private static string? Successor(PublicListing p) => p.Facts.GetValueOrDefault(FactNames.Successor, "") is { Length: > 0 } name ? name : null;

    /// <summary>The service's last day and the provider's advice, which are meant for everybody.</summary>
    private static string LastDay(Lang l, PublicListing p)
    {
        var last = Day(p.Facts.GetValueOrDefault("lastDay", "")) is { } day ? l.Pick($"提供の最終日は{l.Day(day)}です。", $" Last day of service: {l.Day(day)}.") : "";
        return p.Facts.GetValueOrDefault("advice", "") is { Length: > 0 } advice ? last + l.Pick($"事業者からのお願い：{advice}", $" The provider's advice: {advice}") : last;
    }

    /// <summary>What every entry is, with its day.</summary>
    public static string Disclaimer(this Lang l, PublicListing p) => (l.Source(p.Entry) is { } source
        ? l.Pick($"{source}から引き継いだ参考情報です（登録簿への収録は{l.Day(p.AsOf)}）。", $"Reference information carried over from {source} (taken in on {l.Day(p.AsOf)}). ")
        : l.Pick($"{l.Day(p.AsOf)}時点の、申請者の説明をもとにした参考情報です。", $"Reference information as of {l.Day(p.AsOf)}, based on the applicant's statement. "))
        + l.Pick("製品・サービスの性能を保証するものではありません。利用するかどうかは各社で判断してください。", "It does not guarantee performance; whether to use the service is your own decision.");

    /// <summary>A reason class; an unknown one is said to be another one.</summary>
    public static string Ground(Lang l, string code) => code switch
    {
        "incident" => l.Pick("事故への対応", "incident"),
        "safety" => l.Pick("利用者の安全", "safety of users"),
        "false-statement-suspected" => l.Pick("記載に疑いがある", "statement in doubt"),
        "serious-incident" => l.Pick("重大な事故", "serious incident"),
        "closure" => l.Pick("事業の廃止", "closure of business"),
        "false-statement" => l.Pick("虚偽の記載", "false statement"),
        "change-of-control" or "succession" => l.Pick("運営主体・体制・方針の変更", "change of operating body or policy"),
        "duty-not-done" => l.Pick("義務の不履行", "duty not done"),
        "vendor" => l.Pick("事業者の申し出", "at the provider's wish"),
        "validity" => l.Pick("有効期間の満了", "validity over"),
        "conditions-not-kept" => l.Pick("条件の不履行", "conditions not kept"),
        _ => l.Pick("その他", "other"),
    };

    /// <summary>The figures behind a "yes": what was measured, when, and where it stands; empty without any.</summary>
    public static string Figures(this Lang l, PublicItem item) => item is { Claimed: true, Value.Length: > 0 }
        ? string.Join(l.Pick("、", ", "), new[]
        {
            $"{item.Metric} {item.Value}{item.Unit}",
            item.MeasuredOn is { } day ? l.Pick($"{l.Day(day)}測定", $"measured {l.Day(day)}") : "",
            item.Source,
        }.Where(t => t.Length > 0))
        : "";

    /// <summary>What the operator found when the version was frozen; whether it is still good is for a day to say.</summary>
    public static Verification Found(PublicItem item) => item.Verified switch
    {
        Finding.Confirmed => Verification.Verified,
        Finding.Conditional => Verification.PartlyVerified,
        Finding.NotSubstantiated => Verification.NotSubstantiated,
        Finding.Contradicted => Verification.Contradicted,
        Finding.InQuestion or null => Verification.NotChecked,
    };

    /// <summary>An event of an entry in one line: what, which version, why.</summary>
    public static string Event(this Lang l, EntryEvent e)
    {
        var what = e.Version is { } version ? l.Pick($"第{version}版：{Version(l, e)}", $"Version {version}: {Version(l, e)}") : l.Pick(EntryEvent.Words(e.Kind));
        return e.ReasonClass.Length == 0 ? what : what + l.Pick($"（理由区分：{Ground(l, e.ReasonClass)}）", $" (reason class: {Ground(l, e.ReasonClass)})");
    }

    private static string Version(Lang l, EntryEvent e) => e.VersionReason switch
    {
        "change-notice" => l.Pick("変更届の反映", "a change notice taken over"),
        "renewal" => l.Pick("更新", "renewal"),
        "recheck" => l.Pick("再確認", "recheck"),
        "succession" => l.Pick("承継", "succession"),
        "post-evaluation" => l.Pick("事後評価の公表", "results of users published"),
        _ => l.Pick(EntryEvent.Words(e.Kind)),
    };

    /// <summary>How the operator's finding is drawn.</summary>
    public static Mark MarkOf(PublicItem item, DateOnly today) => !item.Claimed ? Mark.None : item.VerifiedUntil < today ? Mark.ToDo : item.Verified switch
    {
        Finding.Confirmed => Mark.Ok,
        Finding.Conditional => Mark.Conditional,
        Finding.NotSubstantiated or Finding.Contradicted => Mark.None,
        Finding.InQuestion or null => Mark.ToDo,
    };

    /// <summary>The strip of all items; null when the entry states none.</summary>
    public static StripView? Strip(PublicEntry e, ItemCatalogue catalogue, DateOnly today)
    {
        var items = e.Items.ToDictionary(i => i.Item);
        return items.Count == 0
            ? null
            : new StripView([.. Enum.GetValues<Viewpoint>().Select(v => (IReadOnlyList<Mark>)[.. catalogue.Of(v).Select(i => items.TryGetValue(i.Id, out var item) ? MarkOf(item, today) : Mark.ToDo)])]);
    }

    /// <summary>A day kept in a fact.</summary>
    public static DateOnly? Day(string iso) => DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Tenth(double mean) => mean.ToString("0.0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Aofficial list as of ([0-9]{4}-[0-9]{2})\z")]
    private static partial Regex OfficialList();

    private static string Unit(Lang l, string code) => code switch
    {
        "device" => l.Pick("／台", " a device"),
        "site" => l.Pick("／拠点", " a site"),
        "company" => l.Pick("／社", " a company"),
        "" => "",
        _ => "／" + code,
    };

    /// <summary>What size of company it suits, "employees" or "pcs", in a unit.</summary>
    public static string Range(this Lang l, PublicEntry e, string what, string unit)
    {
        var (from, to) = (e.Facts.GetValueOrDefault("min-" + what, ""), e.Facts.GetValueOrDefault("max-" + what, ""));
        return (from.Length, to.Length) switch
        {
            (0, 0) => l.NotStated(),
            (_, 0) => l.Pick($"{from}{unit}以上", $"{from} or more"),
            (0, _) => l.Pick($"{to}{unit}まで", $"up to {to}"),
            _ => l.Pick($"{from}〜{to}{unit}", $"{from} to {to}"),
        };
    }
}
