using System.Net;
using System.Net.Sockets;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>What becomes of a COMMIT on its way to the server.</summary>
internal enum CommitFault
{
    /// <summary>It arrives and is answered.</summary>
    None,

    /// <summary>The line is cut before it arrives: written, never committed.</summary>
    CutBefore,

    /// <summary>It arrives; the line is cut before the answer comes back: committed, and nobody was told.</summary>
    LoseAnswer,
}

/// <summary>A line between the product and PostgreSQL that can be cut at a chosen COMMIT.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int server;
    private readonly Task accepting;
    private int commits;
    private int roundTrips;

    private FaultProxy(int server)
    {
        this.server = server;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept();
    }

    /// <summary>Where the product connects.</summary>
    public int Port { get; }

    /// <summary>Asked at every COMMIT, before it is passed on; the number counts from 1. May itself do harm first.</summary>
    public Func<int, CommitFault> AtCommit { get; set; } = _ => CommitFault.None;

    /// <summary>Told when the answer of a COMMIT has been passed back.</summary>
    public Action<int> Answered { get; set; } = _ => { };

    /// <summary>How often the product has asked and waited for an answer so far.</summary>
    public int RoundTrips => Volatile.Read(ref roundTrips);

    /// <summary>While true every new connection is cut at once.</summary>
    public bool IsDown { get; set; }

    public static FaultProxy To(int serverPort) => new(serverPort);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting; // first the loop: one that is just taking a caller would ask a stopped listener for the next
        listener.Stop();
        stop.Dispose();
    }

    private async Task Accept()
    {
        List<Task> lines = [];
        try
        {
            while (true)
            {
                lines.Add(Line(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task Line(TcpClient client)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        using var near = client;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            if (!IsDown)
            {
                await far.ConnectAsync(IPAddress.Loopback, server, cut.Token);
                var line = new ProxiedLine(near.GetStream(), far.GetStream(), Ask, n => Answered(n)) { Waits = () => Interlocked.Increment(ref roundTrips) };
                await await Task.WhenAny(line.Forth(cut.Token), line.Back(cut.Token));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            near.Client.Close(0); // the line broke: both ends hear it at once
        }
        finally
        {
            await cut.CancelAsync();
        }
    }

    private (int Number, CommitFault Fault) Ask()
    {
        var number = Interlocked.Increment(ref commits);
        return (number, AtCommit(number));
    }
}
