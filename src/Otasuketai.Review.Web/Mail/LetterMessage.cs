using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Otasuketai.Review.Web.Mail;

/// <summary>A letter as <see cref="MailMessage"/>: exactly one recipient, no control character in any header, Japanese by RFC 2047 and base64.</summary>
internal static class LetterMessage
{
    private const string SenderName = "セキュリティサービス登録簿 運営事務局";

    /// <summary>Why this letter cannot be put into a message; null when it can.</summary>
    public static string? Problem(Letter letter) =>
        Parse(letter.Address) is null ? "The address is not one plain address."
        : HasControls(letter.Name) ? "The recipient's name holds a control character."
        : HasControls(letter.Subject) ? "The subject holds a control character."
        : letter.Subject.Length == 0 || letter.Body.Length == 0 ? "The letter is empty."
        : null;

    /// <summary>The message. Ask <see cref="Problem"/> first; the caller disposes it.</summary>
    public static MailMessage Make(Letter letter, MailAddress from)
    {
        var to = Parse(letter.Address) ?? throw new ArgumentException(Problem(letter), nameof(letter));
        var message = new MailMessage
        {
            From = new MailAddress(from.Address, SenderName, Encoding.UTF8),
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = letter.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.To.Add(new MailAddress(to.Address, letter.Name, Encoding.UTF8));
        message.Headers.Add("Message-ID", $"<{letter.Id:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>One plain ASCII address, or null. <c>new MailAddress("b@x, c@x")</c> quietly means c@x, so the result must be the input.</summary>
    public static MailAddress? Parse(string text)
    {
        var wanted = text.Trim();
        return !HasControls(text) && wanted.All(char.IsAscii) && MailAddress.TryCreate(wanted, out var address)
            && string.Equals(address.Address, wanted, StringComparison.Ordinal) ? address : null;
    }

    private static bool HasControls(string text) => text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');
}
