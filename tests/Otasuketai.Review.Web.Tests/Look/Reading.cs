using System.Net;

namespace Otasuketai.Review.Web.Tests.Look;

/// <summary>Reads the body of an answer whose status is foretold.</summary>
internal static class Reading
{
    public static async Task<string> GetStringAsync(this HttpClient client, string path, CancellationToken stop, HttpStatusCode expected)
    {
        var answer = await client.GetAsync(path, stop);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(stop);
    }
}
