using Wheelhouse.Kernel;

namespace Wheelhouse.Sources;

/// <summary>Whether what was shown belongs together in a register.</summary>
public enum RegisterMatch
{
    Match,
    Mismatch,

    /// <summary>The register does not know the number.</summary>
    NoRecord,
}

static class RegisterMatches
{
    /// <summary>The match in words, with more where there is more to say of a match.</summary>
    internal static Text Say(this RegisterMatch match, Text? more) => match switch
    {
        RegisterMatch.Match => new($"一致{more?.Zh}", $"Match{more?.En}"),
        RegisterMatch.Mismatch => new("不一致", "Mismatch"),
        RegisterMatch.NoRecord => new("查无记录", "No record"),
    };
}

/// <summary>Public security on name, number and face.</summary>
/// <param name="Face">How like the living face is to the one on file, from 0 to 1; null where none was taken.</param>
/// <param name="Live">Whether a living person was in front of the camera.</param>
/// <param name="Deceased">Whether the person on file is dead.</param>
public sealed record IdentityAnswer(
    RegisterMatch Match, decimal? Face = null, bool? Live = null, bool? Deceased = null) : SourceAnswer
{
    public override Text Say() => Deceased == true
        ? new("登记为已死亡", "Registered as deceased")
        : Match.Say(Face is { } face ? new($"，人脸相似度 {face:0.00}", $", face {face:0.00}") : null);

    internal override bool IsPossible => Share(Face);
}

/// <summary>The carrier on name, number and phone.</summary>
/// <param name="MonthsOnNetwork">Since the number was given to this person.</param>
/// <param name="Active">Whether the line is in use.</param>
public sealed record PhoneAnswer(RegisterMatch Match, int? MonthsOnNetwork = null, bool? Active = null) : SourceAnswer
{
    public override Text Say() => Match.Say(
        MonthsOnNetwork is { } months ? new($"，在网 {months} 个月", $", {months} months on the network") : null);

    internal override bool IsPossible => Months(MonthsOnNetwork);
}

/// <summary>The card network on name, number, phone and card.</summary>
/// <param name="Debit">Whether it is a debit card, which instalments can be collected from.</param>
public sealed record BankCardAnswer(RegisterMatch Match, bool? Debit = null, bool? Active = null) : SourceAnswer
{
    public override Text Say() => Match.Say(
        Debit is { } debit ? debit ? new("，借记卡", ", debit card") : new("，非借记卡", ", no debit card") : null);

    internal override bool IsPossible => true;
}

/// <summary>Whether a driving licence can be driven on.</summary>
public enum LicenceStanding
{
    Valid,
    Suspended,
    Revoked,
    Expired,

    /// <summary>The register knows of no licence.</summary>
    None,
}

/// <summary>Traffic police on the driving licence.</summary>
/// <param name="Class">As on the licence: <c>C1</c>.</param>
/// <param name="Points">Demerit points of this period, of 12.</param>
public sealed record LicenceAnswer(
    LicenceStanding Standing, string? Class = null, int? Points = null, DateOnly? Expires = null) : SourceAnswer
{
    public override Text Say() => Standing switch
    {
        LicenceStanding.Valid => new($"有效，准驾 {Class ?? "未知"}", $"Valid, class {Class ?? "unknown"}"),
        LicenceStanding.Suspended => new("暂扣", "Suspended"),
        LicenceStanding.Revoked => new("吊销", "Revoked"),
        LicenceStanding.Expired => new("过期", "Expired"),
        LicenceStanding.None => new("无驾驶证", "No licence"),
    };

    internal override bool IsPossible => Counts(Points) && Words(Class);
}

/// <summary>The social fund on employer and contributions.</summary>
/// <param name="Employed">Whether contributions are paid for the person now.</param>
/// <param name="Employer">Who pays them.</param>
/// <param name="MonthsPaid">How many months in a row were paid up to now.</param>
/// <param name="Base">The monthly wage that contributions are measured by.</param>
/// <param name="EmployerActive">Whether the employer's registration stands.</param>
/// <param name="Staff">For how many people the employer pays.</param>
public sealed record EmployerAnswer(
    bool Employed, string? Employer = null, int? MonthsPaid = null, Money? Base = null,
    bool? EmployerActive = null, int? Staff = null) : SourceAnswer
{
    public override Text Say() => Employed
        ? new($"在缴，连续 {MonthsPaid ?? 0} 个月", $"Paid in, {MonthsPaid ?? 0} months in a row")
        : new("未参保", "Nobody pays in");

    internal override bool IsPossible =>
        Words(Employer) && Months(MonthsPaid) && Amount(Base) && Staff is null or (>= 0 and <= 10_000_000);
}
