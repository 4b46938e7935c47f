using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Otasuketai.Review.Web.Mail;

namespace Otasuketai.Review.Web.Tests.Mail;

/// <summary>How the fake server treats a message.</summary>
public enum SmtpMood
{
    /// <summary>Takes it.</summary>
    Accept,

    /// <summary>Greets with 421.</summary>
    Busy,

    /// <summary>Says 451 to the recipient.</summary>
    Later,

    /// <summary>Says 550 to the recipient.</summary>
    Unknown,

    /// <summary>Reads the whole message and hangs up instead of answering.</summary>
    CutAfterDot,

    /// <summary>Reads the whole message, then says 451.</summary>
    LaterAfterDot,

    /// <summary>Reads the whole message and never answers.</summary>
    Silent,

    /// <summary>Takes it, after a pause.</summary>
    Slow,
}

/// <summary>A mail server of the tests' own on a loopback port: it keeps every message it answered with 250 and, apart, every message it read to the dot.</summary>
public sealed class FakeSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    public FakeSmtp()
    {
        listener.Start();
        loop = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Asked for each transaction with the recipient's address.</summary>
    public Func<string, SmtpMood> Mood { get; set; } = _ => SmtpMood.Accept;

    /// <summary>What the greeting is: null for the usual one.</summary>
    public bool Closed { get; set; }

    public ConcurrentQueue<string> Accepted { get; } = new();

    public ConcurrentQueue<string> Read { get; } = new();

    public ConcurrentQueue<string> Recipients { get; } = new();

    public IEnumerable<ReadLetter> Letters => Accepted.Select(EmlReader.Read);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop; // first the loop: one that is just taking a caller would ask a stopped listener for the next
        listener.Stop();
        stop.Dispose();
    }

    private async Task Accept()
    {
        List<Task> talks = [];
        try
        {
            while (true)
            {
                talks.Add(Serve(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await Talk(client);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // the other side hung up, or the test is over
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        client.NoDelay = true;
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Task Say(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token).AsTask();
        await Say(Closed ? "421 closed for today" : "220 fake");
        var mood = SmtpMood.Accept;
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Length < 4 ? line : line[..4].ToUpper(CultureInfo.InvariantCulture);
            switch (verb)
            {
                case "RCPT":
                    var address = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    mood = Mood(address);
                    Recipients.Enqueue(address);
                    await Say(mood switch { SmtpMood.Later => "451 later", SmtpMood.Unknown => "550 unknown", SmtpMood.Busy => "421 busy", _ => "250 ok" });
                    break;
                case "DATA":
                    await Say("354 go");
                    if (!await Take(reader, mood, Say))
                    {
                        return;
                    }

                    break;
                case "QUIT":
                    await Say("221 bye");
                    return;
                default:
                    await Say("250 ok");
                    break;
            }
        }
    }

    private async Task<bool> Take(StreamReader reader, SmtpMood mood, Func<string, Task> say)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        }

        Read.Enqueue(text.ToString());
        switch (mood)
        {
            case SmtpMood.CutAfterDot:
                return false;
            case SmtpMood.Silent:
                await Task.Delay(Timeout.Infinite, stop.Token);
                return false;
            case SmtpMood.LaterAfterDot:
                await say("451 not now");
                return true;
            case SmtpMood.Slow:
                await Task.Delay(150, stop.Token);
                break;
        }

        Accepted.Enqueue(text.ToString());
        await say("250 taken");
        return true;
    }
}
