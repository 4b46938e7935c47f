using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Hosting;

namespace Otasuketai.Review.Web.OpenData;

/// <summary>A table written to a file of this node.</summary>
/// <param name="Tag">Differs whenever the content does; the same on every node of one build.</param>
public sealed record DataFile(string Path, string Tag);

/// <summary>
/// The downloads, written once for each state of the register and sent from the file from then on: a slow reader holds no connection to the database, and
/// a popular one costs it one short question. One moment of the database makes one file.
/// </summary>
public sealed class DataFiles(NpgsqlDataSource source, DataLicence licence, IConfiguration configuration) : IDisposable
{
    /// <summary>What the content depends on beside the register: this build, and the licence it names.</summary>
    private readonly string build = $"{typeof(DataFiles).Module.ModuleVersionId:N}/{licence.Name}/{licence.Url}";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> writing = new(StringComparer.Ordinal);
    private readonly string folder = Path.Combine(RunningData.Folder(configuration, "open-data"), $"{Guid.CreateVersion7():N}");

    /// <summary>The file of a table as the register stands now. <paramref name="kind"/>: json or csv.</summary>
    public async Task<DataFile> Of(DataTable table, string kind, CancellationToken ct)
    {
        await using (var command = source.CreateCommand(CatalogueSource.VersionSql))
        {
            var wanted = Named(table, kind, (string)(await command.ExecuteScalarAsync(ct))!);
            if (File.Exists(wanted.Path))
            {
                return wanted;
            }
        }

        var one = writing.GetOrAdd($"{table.Name}.{kind}", _ => new SemaphoreSlim(1, 1));
        await one.WaitAsync(ct);
        try
        {
            await using var moment = await DataSource.Open(source, ct);
            var file = Named(table, kind, moment.Version);
            return File.Exists(file.Path) ? file : await Write(table, kind, moment, file, ct);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Takes the files of this program away.</summary>
    public void Dispose()
    {
        foreach (var one in writing.Values)
        {
            one.Dispose();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The file before stays for whoever was just told its name; whoever reads an older one keeps it until the end.</summary>
    private async Task<DataFile> Write(DataTable table, string kind, DataSource moment, DataFile file, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Sweep();
        }

        var unfinished = file.Path + ".part";
        await using (var to = File.Create(unfinished))
        {
            await (kind == "csv" ? DataWriter.Csv(to, table, moment, ct) : DataWriter.Json(to, table, moment, licence, ct));
        }

        File.Move(unfinished, file.Path, overwrite: true);
        foreach (var old in Directory.GetFiles(folder, $"{table.Name}-*.{kind}").OrderByDescending(File.GetLastWriteTimeUtc).Skip(2))
        {
            File.Delete(old);
        }

        return file;
    }

    /// <summary>Takes away what a program that was killed left: the running ones write anew every day.</summary>
    private void Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetDirectoryName(folder)!).Where(d => Directory.GetLastWriteTimeUtc(d) < DateTime.UtcNow.AddDays(-2)))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    private DataFile Named(DataTable table, string kind, string version)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{build}/{table.Name}/{kind}/{version}")))[..32];
        return new DataFile(Path.Combine(folder, $"{table.Name}-{tag}.{kind}"), tag);
    }
}
