using System.Globalization;

namespace Otasuketai.Review.Web.Tests.House;

public sealed class PrivateClusterTests
{
    /// <summary>A machine that was shut down in the middle of a run: the folder names a server that no longer lives.</summary>
    [Fact]
    public async Task Sweep_FolderOfADeadServer_IsDeletedAndStopsNobody()
    {
        var dead = int.MaxValue.ToString(CultureInfo.InvariantCulture); // no process can have it
        var left = Directory.CreateDirectory(Path.Combine(PrivateCluster.Parent, $"{PrivateCluster.NamePrefix}{dead}-left")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(left, "postmaster.pid"), $"{dead}\n{left}\n1\n5432\n\n127.0.0.1\n0 0\nready\n", TestContext.Current.CancellationToken);

        await PrivateCluster.SweepAbandoned(PrivateCluster.FindBin(), TestContext.Current.CancellationToken);

        Assert.Equal(!Environment.IsPrivilegedProcess, Directory.Exists(left)); // only root may judge whose process is gone
        if (Directory.Exists(left))
        {
            Directory.Delete(left, recursive: true);
        }
    }
}
