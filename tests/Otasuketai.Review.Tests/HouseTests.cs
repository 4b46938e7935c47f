namespace Otasuketai.Review.Tests;

public sealed class HouseTests
{
}
