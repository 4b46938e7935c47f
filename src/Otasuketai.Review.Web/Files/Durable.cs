using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Otasuketai.Review.Web.Files;

/// <summary>
/// Says "on the disk" only when the operating system said so. .NET's own flushes hide a failed fsync, so libc is asked
/// directly, for the file and for the directory that names it, and its answer is looked at.
/// </summary>
internal static class Durable
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    /// <summary>Everything written to an open file is on the disk.</summary>
    /// <exception cref="IOException">It is not.</exception>
    public static void Sync(SafeFileHandle file)
    {
        var held = false;
        try
        {
            file.DangerousAddRef(ref held);
            Check(FSync((int)file.DangerousGetHandle()), "fsync");
        }
        finally
        {
            if (held)
            {
                file.DangerousRelease();
            }
        }
    }

    /// <summary>The names in a directory are on the disk.</summary>
    /// <exception cref="IOException">They are not.</exception>
    public static void SyncDirectory(string path)
    {
        var directory = Open(path, ReadOnlyCloseOnExec);
        Check(directory, "open");
        try
        {
            Check(FSync(directory), "fsync");
        }
        finally
        {
            _ = Close(directory);
        }
    }

    /// <summary>Makes a directory that stays, with its parents.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        var parent = Path.GetDirectoryName(path)!;
        CreateDirectory(parent);
        Directory.CreateDirectory(path);
        SyncDirectory(parent);
    }

    private static void Check(int answer, string call)
    {
        if (answer < 0)
        {
            throw new IOException($"{call}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int file);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);
}
