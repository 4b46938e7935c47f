using Otasuketai.Review.Text;

namespace Otasuketai.Review.Evidence;

/// <summary>The sentences of <see cref="RegisterImport"/>, for the person who mends the file.</summary>
internal static class ImportWords
{
    internal static LineProblem<ImportProblem> Problem(int line, ImportProblem kind, string detail) => new(line, kind, kind switch
    {
        ImportProblem.WrongHeading => new($"見出しは {detail} でなければなりません。", $"The heading must be {detail}."),
        ImportProblem.NoRows => new("見出しのほかに行がありません。", "There is no row below the heading."),
        ImportProblem.WrongColumns => new(
            $"列が{detail}個です（5個必要）。名称のカンマは引用符で囲んでください。", $"{detail} columns instead of 5. A name with a comma needs quotation marks."),
        ImportProblem.BadNumber => new($"登録番号は YYYY-NNN の形です：「{detail}」", $"A registration number has the form YYYY-NNN: \"{detail}\""),
        ImportProblem.DuplicateNumber => new($"同じ登録番号が前の行にあります：{detail}行目", $"The number stands in an earlier line: {detail}"),
        ImportProblem.MissingName => new("サービス名がありません。", "The service name is missing."),
        ImportProblem.MissingProvider => new("提供事業者名がありません。", "The provider is missing."),
        ImportProblem.BadMonitoringType => new(
            $"監視の種類は endpoint・network・combined のいずれかです：「{detail}」", $"The monitoring type is endpoint, network or combined: \"{detail}\""),
        ImportProblem.OpenQuote => new("引用符が閉じていません。この行から後は読めません。", "A quotation mark never closes; nothing from this line on can be read."),
        ImportProblem.NotUtf8 => new("文字コードがUTF-8ではないため、読めない文字があります。UTF-8で保存し直してください。", "The file is not in UTF-8; some characters cannot be read. Please save it as UTF-8."),
    });

    internal static LineProblem<ImportNote> Note(int line, ImportNote kind, string detail) => new(line, kind, kind switch
    {
        ImportNote.NumberMended => new($"登録番号の表記を直しました：{detail}", $"The number's spelling was mended: {detail}"),
        ImportNote.SamePrintedName => new($"同じ名称のサービスがあります：{detail}", $"Another service has the same printed name: {detail}"),
    });
}
