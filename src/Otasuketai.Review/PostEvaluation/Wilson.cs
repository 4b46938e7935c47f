namespace Otasuketai.Review.PostEvaluation;

/// <summary>
/// The Wilson score interval of a share. Unlike the textbook interval it stays sensible for the handful of answers a round brings.
/// </summary>
public static class Wilson
{
    /// <summary>The lower bound of the two-sided interval at a confidence (0.90 leaves 5 % on each side); 0 without answers.</summary>
    public static double LowerBound(int hits, int answers, double confidence)
    {
        if (answers <= 0 || hits <= 0)
        {
            return 0;
        }
        var z = Quantile(1 - (1 - confidence) / 2);
        var share = (double)hits / answers;
        var square = z * z / answers;
        var half = z * Math.Sqrt(share * (1 - share) / answers + square / (4 * answers));
        return Math.Max(0, (share + square / 2 - half) / (1 + square));
    }

    /// <summary>The point of the standard normal distribution that a probability between 0.5 and 1 lies below, by bisection.</summary>
    public static double Quantile(double probability)
    {
        var (low, high) = (0.0, 8.0);
        for (var turn = 0; turn < 60; turn++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < probability ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), which converges for every x.</summary>
    private static double Below(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 3; term > 1e-17 * sum; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }
        return 0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
    }
}
