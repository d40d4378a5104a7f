using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>A subject allowed an organisation to use its data for one purpose.</summary>
/// <param name="Organisation">The subject: the one-person organisation of a customer.</param>
public sealed record ConsentGiven(Id<Organisation> Organisation, Id<Organisation> Grantee, Purpose Purpose) : IFact;

/// <summary>A subject took a consent back; reads for that purpose fail from now on.</summary>
/// <param name="Organisation">The subject: the one-person organisation of a customer.</param>
public sealed record ConsentWithdrawn(Id<Organisation> Organisation, Id<Organisation> Grantee, Purpose Purpose) : IFact;

/// <summary>Somebody signed in.</summary>
public sealed record SignedIn(Id<Organisation> Organisation, Id<User> User, Id<Session> Session) : IFact;

/// <summary>Somebody did not get in.</summary>
/// <param name="Code">The code of the refusal.</param>
public sealed record SignInRefused(Id<Organisation> Organisation, Id<User> User, string Code) : IFact;
