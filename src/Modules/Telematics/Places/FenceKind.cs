namespace Wheelhouse.Telematics.Places;

/// <summary>What a place on the lender's map means.</summary>
enum FenceKind
{
    /// <summary>A place for parking.</summary>
    Parking,

    /// <summary>A place where a car must not be left.</summary>
    NoStop,

    /// <summary>Where cars are pledged or sold on: pawn shops, lots.</summary>
    Pledge,

    /// <summary>Tell when a car comes in.</summary>
    Watch,

    /// <summary>Where the cars may be, such as a province: tell when one leaves.</summary>
    Region,
}
