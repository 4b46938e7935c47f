using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Otasuketai.Review.Web.Mail;

/// <summary>Writes each letter as one .eml file, for development. The file is named by the letter, so that a repeated one replaces itself.</summary>
public sealed class PickupTransport(IOptions<MailSettings> options) : IMailTransport
{
    private readonly MailSettings settings = options.Value;

    /// <summary>Where the files are.</summary>
    public string Folder { get; } = Path.GetFullPath(options.Value.PickupDirectory ?? throw new InvalidOperationException("Mail:PickupDirectory is not set."));

    /// <inheritdoc/>
    public Task<string?> WhyNotReady(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public async Task<SendResult> Send(Letter letter)
    {
        if (LetterMessage.Problem(letter) is { } problem)
        {
            return new(SendOutcome.Refused, problem);
        }

        var desk = Directory.CreateDirectory(Path.Combine(Folder, "writing", letter.Id.ToString("N"))).FullName;
        try
        {
            using var message = LetterMessage.Make(letter, new MailAddress(settings.From));
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = desk };
            await client.SendMailAsync(message);
            File.Move(Directory.EnumerateFiles(desk, "*.eml").Single(), FileOf(letter.Id), overwrite: true);
            return SendResult.Sent;
        }
        catch (Exception e) when (e is SmtpException or IOException or UnauthorizedAccessException)
        {
            return new(SendOutcome.NotSent, e.Message);
        }
        finally
        {
            Directory.Delete(desk, recursive: true);
        }
    }

    /// <summary>The file of one letter.</summary>
    public string FileOf(Guid letter) => Path.Combine(Folder, letter.ToString("N") + ".eml");
}
