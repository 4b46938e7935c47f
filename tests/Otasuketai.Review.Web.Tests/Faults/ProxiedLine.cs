using System.Buffers.Binary;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>One connection through the <see cref="FaultProxy"/>: passes PostgreSQL's messages on one by one and knows a COMMIT when it sees one.</summary>
internal sealed class ProxiedLine(Stream near, Stream far, Func<(int Number, CommitFault Fault)> ask, Action<int> answered)
{
    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();
    private volatile int waiting;
    private volatile bool isMute;

    /// <summary>Told whenever the product waits for an answer.</summary>
    public required Action Waits { get; init; }

    /// <summary>From the product to the server. Ends when the line is cut.</summary>
    public async Task Forth(CancellationToken ct)
    {
        while (await Startup(ct))
        {
        }

        while (true)
        {
            var message = await Message(ct);
            if (IsCommit(message))
            {
                var (number, fault) = ask();
                if (fault == CommitFault.CutBefore)
                {
                    return;
                }

                isMute = fault == CommitFault.LoseAnswer;
                waiting = number;
            }

            await far.WriteAsync(message, ct);
            if (IsWaitedFor(message))
            {
                Waits();
            }
        }
    }

    /// <summary>From the server to the product, as it comes; an answer that is to be lost ends the line.</summary>
    public async Task Back(CancellationToken ct)
    {
        var buffer = new byte[16 * 1024];
        while (await far.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (isMute)
            {
                return;
            }

            await near.WriteAsync(buffer.AsMemory(0, read), ct);
            if (Interlocked.Exchange(ref waiting, 0) is var number and > 0)
            {
                answered(number);
            }
        }
    }

    /// <summary>Sent by itself (Q), or as the last statement of a batch (P, after the name of the statement, which is empty).</summary>
    private static bool IsCommit(byte[] message) =>
        (message[0] == 'Q' && message.AsSpan(5).SequenceEqual(Commit)) || (message[0] == 'P' && message.AsSpan(5).StartsWith((byte[])[0, .. Commit]));

    /// <summary>The end of a batch (S), or a statement by itself (Q), except for those that ride along in front of the next one.</summary>
    private static bool IsWaitedFor(byte[] message) =>
        message[0] == 'S' || (message[0] == 'Q' && !message.AsSpan(5).StartsWith("BEGIN"u8) && !message.AsSpan(5).StartsWith("DISCARD"u8));

    /// <summary>Messages before the session have no type letter. True while another may follow: after a question about encryption.</summary>
    private async Task<bool> Startup(CancellationToken ct)
    {
        var head = new byte[8];
        await near.ReadExactlyAsync(head, ct);
        var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(head) - 8];
        await near.ReadExactlyAsync(rest, ct);
        await far.WriteAsync((byte[])[.. head, .. rest], ct);
        return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) is 80877103 or 80877104;
    }

    private async Task<byte[]> Message(CancellationToken ct)
    {
        var head = new byte[5];
        await near.ReadExactlyAsync(head, ct);
        var message = new byte[1 + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        head.CopyTo(message, 0);
        await near.ReadExactlyAsync(message.AsMemory(5), ct);
        return message;
    }
}
