using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>A subject allowed an organisation to use its data for one purpose.</summary>
/// <param name="Organisation">The subject: the one-person organisation of a customer.</param>
public sealed record ConsentGiven(Id<Organisation> Organisation, Id<Organisation> Grantee, Purpose Purpose) : IFact;

/// <summary>A subject took a consent back; reads for that purpose fail from now on.</summary>
/// <param name="Organisation">The subject: the one-person organisation of a customer.</param>
public sealed record ConsentWithdrawn(Id<Organisation> Organisation, Id<Organisation> Grantee, Purpose Purpose) : IFact;
