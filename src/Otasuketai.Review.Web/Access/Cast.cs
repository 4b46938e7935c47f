using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Access;

/// <summary>An invented organisation of the cast.</summary>
public sealed record CastOrganisation(Guid Id, string Kind, string Name, string? CorporateNumber, Guid? GroupId);

/// <summary>An invented person. <paramref name="UserName"/> null: has no account and comes by a link.</summary>
public sealed record CastMember(string Key, Guid Id, string Name, string? UserName, CastOrganisation? Organisation)
{
    /// <summary>What this person may do.</summary>
    public ImmutableArray<Role> Roles { get; init; } = [];

    /// <summary>Whom a committee member works for.</summary>
    public CastOrganisation? Employer { get; init; }

    /// <summary>True when signing in takes an authenticator.</summary>
    public bool TwoFactors => Access.TwoFactors.Needed(Roles);

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>
/// The fixed cast of development databases, demonstrations and tests: every permission is asked of every one of them. All
/// are invented. Ids never change, so that a test can name a person without looking.
/// </summary>
public static class Cast
{
    /// <summary>Everybody's password, in development only; the documentation prints it.</summary>
    public const string Password = "tsubame-to-ringo-2026";

    /// <summary>The head of the vendor's group of companies.</summary>
    public static CastOrganisation AobaGroup { get; } = Company(1, "青葉ホールディングス株式会社", null);

    /// <summary>The vendor.</summary>
    public static CastOrganisation Aoba { get; } = Company(2, "株式会社青葉セキュア", AobaGroup.Id);

    /// <summary>The rival.</summary>
    public static CastOrganisation Minato { get; } = Company(3, "港サイバー防災株式会社", null);

    /// <summary>The operator.</summary>
    public static CastOrganisation Operator { get; } = new(OrgId(4), "operator", "お助け隊サービス登録事務局", null, null);

    /// <summary>The committee.</summary>
    public static CastOrganisation Committee { get; } = new(OrgId(5), "committee", "お助け隊サービス評価会議", null, null);

    /// <summary>A firm that uses the vendor's service.</summary>
    public static CastOrganisation Tsubame { get; } = new(OrgId(6), "monitor", "有限会社つばめ精工", null, null);

    /// <summary>All organisations, groups before their companies.</summary>
    public static ImmutableArray<CastOrganisation> Organisations => [AobaGroup, Aoba, Minato, Operator, Committee, Tsubame];

    /// <summary>Applies.</summary>
    public static CastMember Vendor { get; } = Person(1, "vendor", "青木 陽菜", "vendor@aoba.example.jp", Aoba, Role.Vendor);

    /// <summary>Must never see the vendor's papers.</summary>
    public static CastMember RivalVendor { get; } = Person(2, "rival-vendor", "港 健太", "vendor@minato.example.jp", Minato, Role.Vendor);

    /// <summary>Formal check.</summary>
    public static CastMember Intake { get; } = Person(3, "intake", "中村 直子", "intake@review.example.jp", Operator, Role.Intake);

    /// <summary>Evidence check.</summary>
    public static CastMember Checker { get; } = Person(4, "checker", "小林 誠", "checker@review.example.jp", Operator, Role.Checker);

    /// <summary>Second person of heavy decisions.</summary>
    public static CastMember Approver { get; } = Person(5, "approver", "山本 恵", "approver@review.example.jp", Operator, Role.Approver);

    /// <summary>Another second person.</summary>
    public static CastMember SecondApprover { get; } = Person(6, "second-approver", "石井 隆", "approver2@review.example.jp", Operator, Role.Approver);

    /// <summary>The committee's office.</summary>
    public static CastMember Secretariat { get; } = Person(7, "secretariat", "藤田 真由", "secretariat@review.example.jp", Operator, Role.Secretariat);

    /// <summary>座長.</summary>
    public static CastMember Chair { get; } = Person(8, "chair", "渡辺 博", "chair@committee.example.jp", Committee, Role.Chair);

    /// <summary>副座長.</summary>
    public static CastMember MemberOne { get; } = Person(9, "member-one", "高橋 美咲", "member1@committee.example.jp", Committee, Role.Member);

    /// <summary>委員.</summary>
    public static CastMember MemberTwo { get; } = Person(10, "member-two", "伊藤 翔", "member2@committee.example.jp", Committee, Role.Member);

    /// <summary>委員.</summary>
    public static CastMember MemberThree { get; } = Person(11, "member-three", "森 由香", "member3@committee.example.jp", Committee, Role.Member);

    /// <summary>委員.</summary>
    public static CastMember MemberFour { get; } = Person(12, "member-four", "岡田 修", "member4@committee.example.jp", Committee, Role.Member);

    /// <summary>A member employed in the vendor's group: recused from all of the vendor's polls.</summary>
    public static CastMember RecusedMember { get; } =
        Person(13, "recused-member", "青山 徹", "member5@committee.example.jp", Committee, Role.Member) with { Employer = AobaGroup };

    /// <summary>Reads everything, changes nothing.</summary>
    public static CastMember Auditor { get; } = Person(14, "auditor", "松本 礼", "auditor@audit.example.jp", null, Role.Auditor);

    /// <summary>Users, rules and diagrams.</summary>
    public static CastMember Admin { get; } = Person(15, "admin", "井上 亮", "admin@review.example.jp", Operator, Role.Admin);

    /// <summary>Signed in, but without any role.</summary>
    public static CastMember Outsider { get; } = Person(16, "outsider", "加藤 光", "outsider@outside.example.jp", null);

    /// <summary>Evaluates what it uses; comes by a link, never signs in.</summary>
    public static CastMember MonitorUser { get; } = Person(17, "monitor-user", "鈴木 一郎", null, Tsubame, Role.MonitorUser);

    /// <summary>Everybody.</summary>
    public static ImmutableArray<CastMember> Everybody =>
    [
        Vendor, RivalVendor, Intake, Checker, Approver, SecondApprover, Secretariat, Chair, MemberOne, MemberTwo, MemberThree,
        MemberFour, RecusedMember, Auditor, Admin, Outsider, MonitorUser,
    ];

    /// <summary>Everybody who signs in.</summary>
    public static ImmutableArray<CastMember> WithAccount => [.. Everybody.Where(member => member.UserName is not null)];

    private static CastMember Person(int number, string key, string name, string? userName, CastOrganisation? organisation, params ImmutableArray<Role> roles) =>
        new(key, PersonId(number), name, userName, organisation) { Roles = roles };

    private static CastOrganisation Company(int number, string name, Guid? group)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"99999990{number:D4}");
        return new CastOrganisation(OrgId(number), "vendor", name, People.CorporateNumber.CheckDigit(digits) + digits, group);
    }

    private static Guid PersonId(int number) => new(0xCA57, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 1, (byte)number);

    private static Guid OrgId(int number) => new(0xCA57, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 2, (byte)number);
}
