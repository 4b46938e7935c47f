using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>A block-structured model: what it may do next can be computed without any engine (see <see cref="Oracle"/>).</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>Nothing: a flow.</summary>
    public sealed record Empty : Block;

    /// <summary>One user task.</summary>
    public sealed record Work : Block;

    /// <summary>One after the other.</summary>
    public sealed record Both(Block First, Block Second) : Block;

    /// <summary>A person picks one branch: exclusive gateway.</summary>
    public sealed record Pick(ImmutableArray<Block> Branches) : Block;

    /// <summary>All branches: parallel gateway.</summary>
    public sealed record All(ImmutableArray<Block> Branches) : Block;

    /// <summary>A person picks one or more branches: inclusive gateway.</summary>
    public sealed record Some(ImmutableArray<Block> Branches) : Block;

    /// <summary>A person says whether once more.</summary>
    public sealed record Again(Block Body) : Block;

    /// <summary>In an embedded sub-process.</summary>
    public sealed record Inside(Block Body) : Block;

    public static Arbitrary<Block> Arbitrary { get; } = Arb.From(Gen.Sized(size => Of(Math.Min(size, 24))), Smaller);

    public override string ToString() => this switch
    {
        Empty => "-",
        Work => "w",
        Both b => $"{b.First};{b.Second}",
        Pick p => $"pick({string.Join('|', p.Branches)})",
        All a => $"all({string.Join('|', a.Branches)})",
        Some s => $"some({string.Join('|', s.Branches)})",
        Again a => $"again({a.Body})",
        Inside i => $"inside({i.Body})",
        _ => throw new InvalidOperationException(),
    };

    private static Gen<Block> Of(int size) => size <= 1
        ? Gen.Frequency((6, Gen.Constant<Block>(new Work())), (1, Gen.Constant<Block>(new Empty())))
        : Gen.Frequency(
            (2, Gen.Constant<Block>(new Work())),
            (4, from a in Later(size / 2) from b in Later(size / 2) select (Block)new Both(a, b)),
            (2, from branches in Fork(size) select (Block)new Pick(branches)),
            (3, from branches in Fork(size) select (Block)new All(branches)),
            (3, from branches in Fork(size) select (Block)new Some(branches)),
            (2, from body in Later(size - 1) select (Block)new Again(body)),
            (2, from body in Later(size - 1) select (Block)new Inside(body)));

    /// <summary>Not built before it is drawn: the whole tree of generators would be exponential.</summary>
    private static Gen<Block> Later(int size) => Gen.Constant(size).SelectMany(Of);

    private static Gen<ImmutableArray<Block>> Fork(int size) =>
        from count in Gen.Choose(2, 3)
        from branches in Gen.ListOf(Of(size / count), count)
        select branches.ToImmutableArray();

    private static IEnumerable<Block> Smaller(Block block) => block switch
    {
        Empty => [],
        Work => [new Empty()],
        Both b => [b.First, b.Second, .. Smaller(b.First).Select(s => b with { First = s }), .. Smaller(b.Second).Select(s => b with { Second = s })],
        Pick p => [.. p.Branches, .. Each(p.Branches).Select(s => new Pick(s))],
        All a => [.. a.Branches, .. Each(a.Branches).Select(s => new All(s))],
        Some o => [.. o.Branches, .. Each(o.Branches).Select(s => new Some(s))],
        Again a => [a.Body, .. Smaller(a.Body).Select(s => new Again(s))],
        Inside i => [i.Body, .. Smaller(i.Body).Select(s => new Inside(s))],
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<ImmutableArray<Block>> Each(ImmutableArray<Block> branches) =>
        branches.SelectMany((branch, i) => Smaller(branch).Select(s => branches.SetItem(i, s)));
}
