using System.Globalization;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Look;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>表示の確認: the register's answer about one number on one day.</summary>
/// <param name="Number">The number as the register writes it, or what was typed where it is none.</param>
/// <param name="Listing">The one service the number belongs to; null when it is unknown.</param>
/// <param name="StatedOn">The day of the statement, in Japan.</param>
/// <param name="RenewalPending">The last day of the validity is over, and the entry stays listed while its renewal is decided.</param>
public sealed record MarkCheck(string Number, PublicListing? Listing, DateOnly StatedOn, bool RenewalPending = false)
{
    private const int MostShown = 20;

    /// <summary>What the number is worth. Where no renewal keeps it, the mark ends with the last day of the validity; the delisting follows.</summary>
    public MarkState State => IsOver ? MarkState.Ended : MarkStates.Of(Listing?.Standing);

    /// <summary>First day of the state: of the listing, of the suspension or of the end.</summary>
    public DateOnly? Since => State switch
    {
        MarkState.Valid => Listing!.Entry.ListedOn,
        MarkState.Suspended => Fact("suspendedOn"),
        MarkState.Ended => IsOver ? Listing!.Entry.ValidUntil.AddDays(1) : Fact("endedOn"),
        MarkState.Unknown => null,
    };

    /// <summary>Last day of the validity while the mark is valid.</summary>
    public DateOnly? Until => State == MarkState.Valid ? Listing!.Entry.ValidUntil : null;

    /// <summary>What the state means for who sees the mark.</summary>
    public Bilingual Statement => IsOver
        ? new($"この番号の有効期間は{Listing!.Entry.ValidUntil:yyyy年M月d日}に終わりました。掲載の終了はこれから記録します。登録の表示は使えません。", $"The validity of this number ended on {Listing.Entry.ValidUntil.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; the delisting follows. Nobody may show the mark for it any more.")
        : RenewalPending ? new("有効期間の最終日を過ぎましたが、更新の審査中のため掲載を続けています。", "The last day of the validity is over; the entry stays listed while its renewal is decided.")
        : Meaning(State);

    private bool IsOver => !RenewalPending && Listing is { } listing && listing.IsPastValidity(StatedOn);

    /// <summary>Asks the register. What is no number at all is unknown without asking.</summary>
    public static async Task<MarkCheck> Ask(PublicRegister register, string? typed, CancellationToken ct)
    {
        var today = await register.Today(ct);
        var read = RegistrationNumber.Parse(typed is { Length: > MostShown } ? "" : typed);
        if (!read.IsOk)
        {
            return new MarkCheck(InputText.Short(InputText.Line(typed), MostShown), null, today);
        }
        var listing = await register.Entry(read.Value.ToString(), ct);
        return new MarkCheck(read.Value.ToString(), listing, today, listing is not null && await register.IsRenewalPending(listing, today, ct));
    }

    /// <summary>The answer in two words, to be read from a distance.</summary>
    public static Bilingual Heading(MarkState state) => state switch
    {
        MarkState.Valid => new("有効です", "Valid"),
        MarkState.Suspended => new("停止中です", "Suspended"),
        MarkState.Ended => new("終了しています", "Ended"),
        MarkState.Unknown => new("不明な番号です", "Unknown number"),
    };

    private static Bilingual Meaning(MarkState state) => state switch
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
