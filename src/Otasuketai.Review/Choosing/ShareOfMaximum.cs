namespace Otasuketai.Review.Choosing;

/// <summary>
/// Points out of a maximum, compared exactly. Two candidates of one type have the same maximum, so that within a type this is the order
/// of the points themselves. Nothing out of nothing counts as nothing.
/// </summary>
internal readonly record struct ShareOfMaximum(int Points, int Maximum) : IComparable<ShareOfMaximum>
{
    public int CompareTo(ShareOfMaximum other) => ((long)Points * Divisor(other)).CompareTo((long)other.Points * Divisor(this));

    private static long Divisor(ShareOfMaximum share) => Math.Max(share.Maximum, 1);
}
