using Wheelhouse.Kernel;

namespace Wheelhouse.Sources;

/// <summary>The vehicle register on a car, by its VIN.</summary>
/// <param name="Known">Whether the register knows the car; a new one it does not know yet.</param>
/// <param name="ModelYear">As registered.</param>
/// <param name="OwnerIsSubject">Whether the person asked about is the registered owner.</param>
/// <param name="Pledged">Whether a pledge rests on it.</param>
/// <param name="LastOdometerKm">What it showed when it was last inspected.</param>
/// <param name="LastOdometerOn">When that was.</param>
public sealed record VehicleAnswer(
    bool Known, int? ModelYear = null, DateOnly? FirstRegistered = null, int? Owners = null,
    bool? OwnerIsSubject = null, bool? Stolen = null, bool? Flooded = null, bool? Salvage = null, bool? Pledged = null,
    int? LastOdometerKm = null, DateOnly? LastOdometerOn = null) : SourceAnswer
{
    public override Text Say() => this switch
    {
        { Known: false } => new("未登记", "Not registered yet"),
        { Stolen: true } => new("被盗抢", "Stolen"),
        { Flooded: true } => new("泡水车", "Flooded"),
        { Salvage: true } => new("报废或全损", "Salvage"),
        { Pledged: true } => new("有抵押", "Pledged"),
        _ => new("无异常", "Nothing against it"),
    };

    internal override bool IsPossible =>
        ModelYear is null or (>= 1900 and <= 2100) && Counts(Owners)
        && LastOdometerKm is null or (>= 0 and <= 9_999_999);
}
