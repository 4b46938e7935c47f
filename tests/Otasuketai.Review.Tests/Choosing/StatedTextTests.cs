using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Tests.Choosing;

/// <summary>What a text denies is not what it states.</summary>
public sealed class StatedTextTests
{
    [Theory]
    [InlineData("平日9時〜18時（土日祝を除く）", "土日", false)]
    [InlineData("平日9時〜18時（土日・祝日を除く）", "土日", false)]
    [InlineData("平日9時〜18時（土日、祝日を除く）", "平日", true)]
    [InlineData("平日9時〜18時 土日祝を除く", "平日", true)]
    [InlineData("平日9時〜18時 土日祝を除く", "土日", false)]
    [InlineData("年末年始を除き24時間365日", "24時間365日", true)]
    [InlineData("24時間365日（年末年始を除く）", "24時間365日", true)]
    [InlineData("２４時間３６５日", "24時間365日", true)]
    [InlineData("土曜・日曜は休み", "日曜", false)]
    [InlineData("無料の試用はありません", "無料", false)]
    [InlineData("30日間 無料（延長はありません）", "無料", true)]
    [InlineData("無料。費用はかかりません", "無料", true)]
    [InlineData("Windows 11（旧版は対象外）", "旧版", false)]
    [InlineData("Windows 11（旧版は対象外）", "windows", true)]
    [InlineData("Windows・macOS／Linuxは非対応", "Linux", false)]
    [InlineData("Windows（旧版を含む、期限なし）", "旧版", true)]
    [InlineData("ウイルスの駆除", "ウイルス", true)]
    [InlineData("ウイルスを取り除く", "ウイルス", true)]
    [InlineData("離島を除く全国", "全国", true)]
    [InlineData("", "全国", false)]
    public void Says_OnlyWhatIsNotDenied(string text, string word, bool says) => Assert.Equal(says, StatedText.Says(text, word));

    [Theory]
    [InlineData("なし", true)]
    [InlineData("無料の試用はありません", true)]
    [InlineData("お試し利用はできません", true)]
    [InlineData("初期費用なしで30日", false)]
    [InlineData("30日間 無料（延長なし）", false)]
    public void DeniesTrial_OnlyWhereThereIsNone(string text, bool none) => Assert.Equal(none, StatedText.DeniesTrial(text));
}
