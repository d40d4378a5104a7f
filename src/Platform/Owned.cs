using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>A record of one organisation. Reads of anybody else do not see it (<see cref="House"/>).</summary>
public interface IOwned
{
    Id<Organisation> Organisation { get; }
}

/// <summary>A record of one organisation that the dealer and the customer of the deal may see too.</summary>
public interface IShared : IOwned
{
    Id<Organisation>? Dealer { get; }

    Id<Organisation>? Customer { get; }
}

/// <summary>A record guarded against lost updates: the version is raised by the house on every change.</summary>
public interface IVersioned
{
    long Version { get; set; }
}

/// <summary>A record that is written once: the house refuses to change or delete it, and so do triggers.</summary>
public interface IAppendOnly;
