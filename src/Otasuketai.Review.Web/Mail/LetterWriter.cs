using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Mail.Templates;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Mail;

/// <summary>A letter, or why it cannot be written.</summary>
public sealed record Written(Letter? Letter, string Problem);

/// <summary>
/// Makes the text of a mail when it is sent: greeting, what happened, the facts of the case, the due day in words, the link. Everything in it comes
/// from the row itself and from the row's own case, so that nobody reads another recipient's data.
/// </summary>
public sealed class LetterWriter(IDataProtectionProvider protection, IOptions<MailSettings> options)
{
    private const int LongestValue = 2000;
    private readonly IDataProtector protector = protection.CreateProtector(SurveyLinks.Purpose);

    /// <summary>The letter of a row.</summary>
    public Written Write(OutboxRow row)
    {
        if (MailTemplates.Find(row.Template) is not { } template)
        {
            return new(null, $"There is no mail template named '{row.Template}'.");
        }

        var lang = Lang.Of(row.English);
        return Link(row, template, lang) is { } link
            ? new(new Letter(row.Id, row.Address, row.RecipientName, Subject(template, row.Service, lang), Body(row, template, lang, link)), string.Empty)
            : new(null, "The survey link of this mail cannot be opened: it is missing, or its protection key is gone.");
    }

    /// <summary>The subject of a letter in trouble, in the letter's own language; null when its template is gone.</summary>
    public static string? SubjectOf(OutboxTrouble letter) =>
        MailTemplates.Find(letter.Template) is { } template ? Subject(template, letter.Service, Lang.Of(letter.English)) : null;

    private static string Subject(MailTemplate template, string service, Lang lang)
    {
        var text = lang.Pick(template.Ja.Title, template.En.Title);
        return service.Length == 0 ? text : text + lang.Pick("：", ": ") + OneLine(service);
    }

    private string Body(OutboxRow row, MailTemplate template, Lang lang, string link)
    {
        var body = new StringBuilder();
        if (row.RecipientName.Length > 0)
        {
            body.Append(lang.Pick($"{OneLine(row.RecipientName)} 様", $"Dear {OneLine(row.RecipientName)},")).Append("\n\n");
        }

        body.Append(lang.Pick(template.Ja.Body, template.En.Body)).Append("\n\n");
        Facts(body, row, template, lang);
        body.Append(LinkWords(template.Link, lang)).Append('\n').Append(link).Append("\n\n");
        body.Append(lang.Pick(
            "--\n中小企業向けサイバーセキュリティサービス登録簿　運営事務局\nこのメールは自動でお送りしています。返信では受け付けられません。お問い合わせは ",
            "--\nRegister of cybersecurity services for SMEs, operator's office\nThis mail was sent automatically and replies are not read. Contact: "));
        return body.Append(Address(lang.Url("/contact"))).Append('\n').ToString();
    }

    private static void Facts(StringBuilder body, OutboxRow row, MailTemplate template, Lang lang)
    {
        Fact(body, lang.Pick("サービス", "Service"), row.Service, lang);
        if (template.Link == MailLink.Case)
        {
            Fact(body, lang.Pick("事業者", "Vendor"), row.Vendor, lang);
            Fact(body, lang.Pick("申請番号", "Application"), row.ApplicationNumber, lang);
        }

        Fact(body, lang.Pick("登録番号", "Registration"), row.RegistrationNumber, lang);
        foreach (var word in ArgWords.All.Where(w => w.English is null || w.English == lang.En))
        {
            Fact(body, lang.Pick(word.Ja, word.En), ArgWords.Value(word.Name, row.Args.GetValueOrDefault(word.Name, string.Empty), lang), lang);
        }

        if (DueDay(row, template) is { } due)
        {
            Fact(body, lang.Pick("期限", "Due"), lang.Day(due), lang);
        }

        if (DueDay(row, template) is not null || ArgWords.DueNames.Any(n => row.Args.GetValueOrDefault(n) is { Length: > 0 }))
        {
            body.Append(lang.Pick("（期限の日は、日本時間のその日の終わりまで受け付けます。）\n", "(A due day counts to its end, Japan time.)\n"));
        }

        body.Append('\n');
    }

    private static DateOnly? DueDay(OutboxRow row, MailTemplate template) =>
        template.TellsDue && !ArgWords.DueNames.Any(n => row.Args.GetValueOrDefault(n) is { Length: > 0 }) ? row.Due : null;

    /// <summary>Short facts stand on the line of their label, longer ones below it.</summary>
    private static void Fact(StringBuilder body, string label, string value, Lang lang)
    {
        var text = Clean(value);
        if (text.Length > 0)
        {
            body.Append(lang.Pick("■ ", "- ")).Append(label).Append(text.Contains('\n', StringComparison.Ordinal) ? ":\n" : lang.Pick("：", ": ")).Append(text).Append('\n');
        }
    }

    private string? Link(OutboxRow row, MailTemplate template, Lang lang) => template.Link switch
    {
        MailLink.Case => Address(lang.Url(row.DossierId is { } id ? $"/cases/{id}" : "/")),
        MailLink.Survey => Token(row) is { } token ? Address(lang.Url($"/survey/{token}")) : null,
    };

    private string? Token(OutboxRow row)
    {
        try
        {
            return row.Args.GetValueOrDefault("link") is { Length: > 0 } link ? protector.Unprotect(link) : null;
        }
        catch (CryptographicException)
        {
            return null; // told as a problem of the letter
        }
    }

    private static string LinkWords(MailLink link, Lang lang) => link switch
    {
        MailLink.Case => lang.Pick("画面で見る：", "Open the case:"),
        MailLink.Survey => lang.Pick("回答する（あなた専用のリンク）：", "Answer (your own link):"),
    };

    private string Address(string path) => options.Value.SiteAddress.TrimEnd('/') + path;

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static string Clean(string text)
    {
        var plain = string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        return InputText.Short(plain, LongestValue);
    }
}
