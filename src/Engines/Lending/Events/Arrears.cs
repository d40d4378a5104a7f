using System.Text.Json.Serialization;
namespace Wheelhouse.Lending;

/// <summary>What becomes of overdue rows when a loan is restructured.</summary>
/// <remarks>Their principal, where they are taken in, is spread with the rest; fees and penalties fall due with the
/// next instalment. The members differ in the interest that was due and unpaid.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<Arrears>))]
public enum Arrears
{
    /// <summary>They stay overdue.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>Their interest is due with the next instalment.</summary>
    [JsonStringEnumMemberName("next")]
    Next,

    /// <summary>Their interest is spread in equal parts, without bearing any.</summary>
    [JsonStringEnumMemberName("spread")]
    Spread,

    /// <summary>Their interest becomes principal.</summary>
    [JsonStringEnumMemberName("capitalised")]
    Capitalised,

    /// <summary>Their interest is waived.</summary>
    [JsonStringEnumMemberName("waived")]
    Waived,
}
