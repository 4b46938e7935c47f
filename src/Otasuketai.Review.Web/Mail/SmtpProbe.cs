using System.Net.Sockets;
using System.Text;

namespace Otasuketai.Review.Web.Mail;

/// <summary>Asks a mail server whether it would take letters now, without offering one: greeting, EHLO, QUIT.</summary>
internal static class SmtpProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null when the server is ready, else why not.</summary>
    public static async Task<string?> Ask(string host, int port, bool startTls, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(host, port, limit.Token);
            return await Talk(client.GetStream(), startTls, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"The mail server {host}:{port} did not answer within {Patience.TotalSeconds:0} s.";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return $"The mail server {host}:{port} cannot be reached: {e.Message}";
        }
    }

    private static async Task<string?> Talk(NetworkStream stream, bool startTls, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        var greeting = await Answer(reader, cancellationToken);
        if (!greeting.StartsWith("220", StringComparison.Ordinal))
        {
            return $"The mail server greets with: {greeting}";
        }

        await stream.WriteAsync("EHLO localhost\r\n"u8.ToArray(), cancellationToken);
        var abilities = await Answer(reader, cancellationToken);
        await stream.WriteAsync("QUIT\r\n"u8.ToArray(), cancellationToken);
        return !abilities.StartsWith("250", StringComparison.Ordinal) ? $"The mail server answers EHLO with: {abilities}"
            : startTls && !abilities.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase) ? "The mail server does not offer STARTTLS."
            : null;
    }

    /// <summary>One answer, its lines joined; empty when the server hung up.</summary>
    private static async Task<string> Answer(StreamReader reader, CancellationToken cancellationToken)
    {
        var all = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line && all.Length < 4096)
        {
            all.Append(all.Length == 0 ? string.Empty : " | ").Append(line);
            if (line.Length < 4 || line[3] != '-')
            {
                break;
            }
        }

        return all.ToString();
    }
}
