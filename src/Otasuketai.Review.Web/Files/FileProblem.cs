using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Files;

/// <summary>Why a file was not taken. The rest of the form is kept.</summary>
public enum FileProblem
{
    /// <summary>Nothing in it.</summary>
    Empty,

    /// <summary>More than 20 MB.</summary>
    TooLarge,

    /// <summary>Another ending than the accepted ones.</summary>
    UnknownType,

    /// <summary>The content is not what the ending says, or is broken.</summary>
    NotWhatItSays,

    /// <summary>Fifty files already.</summary>
    TooMany,

    /// <summary>Together more than 300 MB.</summary>
    TooMuch,

    /// <summary>The application does not take files now.</summary>
    Closed,

    /// <summary>The disk did not confirm; nothing was kept.</summary>
    NotStored,
}

/// <summary>The sentence beside the file field.</summary>
public static class FileProblemWords
{
    /// <summary>Names the file and says what to do.</summary>
    public static Bilingual Of(FileProblem problem, string name) => problem switch
    {
        FileProblem.Empty => new($"「{name}」は空です。中身のあるファイルを選んでください", $"“{name}” is empty. Choose a file with content"),
        FileProblem.TooLarge => new($"「{name}」は20MBを超えています。分けるか、小さくして送ってください", $"“{name}” is larger than 20 MB. Split it or make it smaller"),
        FileProblem.UnknownType => new(
            $"「{name}」は送れません。PDF・Excel・Word・画像（PNG・JPEG）・CSV・テキストのどれかを選んでください",
            $"“{name}” cannot be sent. Choose a PDF, Excel, Word, image (PNG, JPEG), CSV or text file"),
        FileProblem.NotWhatItSays => new(
            $"「{name}」の中身がファイルの種類と合いません。元のソフトで保存し直して送ってください",
            $"The content of “{name}” does not match its kind. Save it again with its own program"),
        FileProblem.TooMany => new($"資料は50点までです。「{name}」は送られていません", $"At most 50 files. “{name}” was not sent"),
        FileProblem.TooMuch => new($"資料は合計300MBまでです。「{name}」は送られていません", $"At most 300 MB in all. “{name}” was not sent"),
        FileProblem.Closed => new($"いまは資料を送れない段階です。「{name}」は送られていません", $"Files are not taken at this stage. “{name}” was not sent"),
        FileProblem.NotStored => new(
            $"「{name}」を保存できませんでした。少し待ってもう一度送ってください",
            $"“{name}” could not be kept. Wait a little and send it again"),
    };
}
