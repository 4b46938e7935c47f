using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Otasuketai.Review.Web.Mail;

/// <summary>Hands letters to a mail server. A fresh connection for each letter: a reused one that went stale would fail in a way nobody could read.</summary>
public sealed class SmtpTransport(IOptions<MailSettings> options) : IMailTransport
{
    private readonly MailSettings settings = options.Value;

    /// <inheritdoc/>
    public Task<string?> WhyNotReady(CancellationToken cancellationToken) =>
        SmtpProbe.Ask(settings.Host, settings.Port, settings.StartTls, cancellationToken);

    /// <inheritdoc/>
    public async Task<SendResult> Send(Letter letter)
    {
        if (LetterMessage.Problem(letter) is { } problem)
        {
            return new(SendOutcome.Refused, problem);
        }

        using var message = LetterMessage.Make(letter, new MailAddress(settings.From));
        using var client = Client();
        using var limit = new CancellationTokenSource(settings.SendTimeout);
        try
        {
            // the client may not notice a cancellation while it waits for a silent server; the second limit does
            await client.SendMailAsync(message, limit.Token).WaitAsync(settings.SendTimeout + TimeSpan.FromSeconds(5));
            return SendResult.Sent;
        }
        catch (Exception e) when (e is SmtpException or InvalidOperationException or IOException)
        {
            return SmtpFailure.Read(e);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            return new(SendOutcome.Unclear, $"No answer within {settings.SendTimeout.TotalSeconds:0} s.");
        }
    }

    private SmtpClient Client() => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.StartTls,
        Credentials = settings.UserName is { Length: > 0 } name ? new NetworkCredential(name, settings.Password) : null,
    };
}
