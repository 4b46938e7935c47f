using Otasuketai.Review.Numbers;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Look;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>表示の確認: the register's answer about one number on one day.</summary>
/// <param name="Number">The number as the register writes it, or what was typed where it is none.</param>
/// <param name="Listing">The one service the number belongs to; null when it is unknown.</param>
/// <param name="StatedOn">The day of the statement, in Japan.</param>
public sealed record MarkCheck(string Number, PublicListing? Listing, DateOnly StatedOn)
{
    private const int MostShown = 20;

    /// <summary>What the number is worth.</summary>
    public MarkState State => MarkStates.Of(Listing?.Standing);

    /// <summary>First day of the state: of the listing, of the suspension or of the end.</summary>
    public DateOnly? Since => State switch
    {
        MarkState.Valid => Listing!.Entry.ListedOn,
        MarkState.Suspended => Fact("suspendedOn"),
        MarkState.Ended => Fact("endedOn"),
        MarkState.Unknown => null,
    };

    /// <summary>Last day of the validity while the mark is valid.</summary>
    public DateOnly? Until => State == MarkState.Valid ? Listing!.Entry.ValidUntil : null;

    /// <summary>Asks the register. What is no number at all is unknown without asking.</summary>
    public static async Task<MarkCheck> Ask(PublicRegister register, string? typed, CancellationToken ct)
    {
        var today = await register.Today(ct);
        var read = RegistrationNumber.Parse(typed is { Length: > MostShown } ? "" : typed);
        return read.IsOk
            ? new MarkCheck(read.Value.ToString(), await register.Entry(read.Value.ToString(), ct), today)
            : new MarkCheck(InputText.Line(typed is { Length: > MostShown } ? typed[..MostShown] + "…" : typed), null, today);
    }

    /// <summary>The answer in two words, to be read from a distance.</summary>
    public static Bilingual Heading(MarkState state) => state switch
    {
        MarkState.Valid => new("有効です", "Valid"),
        MarkState.Suspended => new("停止中です", "Suspended"),
        MarkState.Ended => new("終了しています", "Ended"),
        MarkState.Unknown => new("不明な番号です", "Unknown number"),
    };

    /// <summary>What the answer means for who sees the mark.</summary>
    public static Bilingual Meaning(MarkState state) => state switch
    {
        MarkState.Valid => new("この番号のサービスは、いま登録簿に掲載しています。", "The service of this number is listed in the register now."),
        MarkState.Suspended => new("この番号のサービスは、掲載を停止しています。停止の間、登録の表示は使えません。", "The service of this number is suspended. Meanwhile nobody may show the mark for it."),
        MarkState.Ended => new("この番号のサービスの掲載は終わりました。登録の表示は使えません。", "The listing of this number is over. Nobody may show the mark for it any more."),
        MarkState.Unknown => new("この番号のサービスは登録簿にありません。番号を確かめ、表示している事業者にお尋ねください。", "The register has no service of this number. Please check the number and ask whoever shows it."),
    };

    /// <summary>What the mark does not mean, in any state.</summary>
    public static IReadOnlyList<Bilingual> Limits { get; } =
    [
        new("製品・サービスの性能や安全を保証するものではありません。", "It does not guarantee performance or safety."),
        new("申請者の説明をもとにした、確認日時点の参考情報です。", "It stands for reference information as of a date, based on the applicant's statement."),
        new("この番号の一つのサービスだけのものです。同じ事業者のほかのサービスや、名前の似たサービスには及びません。", "It belongs to this one service. Other services of the same provider, or of a similar name, are not covered."),
        new("料金や契約の条件を、登録簿が約束するものではありません。", "The register promises no price and no term of a contract."),
    ];

    /// <summary>How the answer is drawn.</summary>
    public static (Tone Tone, Glyph Glyph) Drawn(MarkState state) => state switch
    {
        MarkState.Valid => (Tone.Ok, Glyph.Ok),
        MarkState.Suspended => (Tone.Warn, Glyph.Warn),
        MarkState.Ended => (Tone.Ng, Glyph.Ng),
        MarkState.Unknown => (Tone.Ng, Glyph.Ask),
    };

    private DateOnly? Fact(string name) => EntryWords.Day(Listing!.Facts.GetValueOrDefault(name, ""));
}
