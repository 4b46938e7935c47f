namespace Otasuketai.Review.Web.Tests;

public sealed class HouseTests
{
}
