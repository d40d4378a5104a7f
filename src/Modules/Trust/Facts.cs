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

/// <summary>A customer was given a code to choose a password with.</summary>
/// <param name="Organisation">The one-person organisation of the customer.</param>
/// <param name="By">The organisation that handed the code over.</param>
public sealed record CustomerInvited(
    Id<Organisation> Organisation, Id<User> User, Id<Invitation> Invitation, Id<Organisation> By) : IFact;

/// <summary>A customer chose a password with the code; from now on he signs in by himself.</summary>
public sealed record CustomerActivated(Id<Organisation> Organisation, Id<User> User, Id<Invitation> Invitation) : IFact;

/// <summary>Somebody gave a wrong code, or one that is no longer good, for a customer's phone.</summary>
public sealed record ActivationRefused(Id<Organisation> Organisation, Id<User> User, Id<Invitation> Invitation) : IFact;

/// <summary>Somebody chose another password; his other sessions ended.</summary>
public sealed record PasswordChanged(Id<Organisation> Organisation, Id<User> User) : IFact;

/// <summary>Somebody did not get in, or did not know his present password when he changed it.</summary>
/// <param name="Code">The code of the refusal.</param>
public sealed record SignInRefused(Id<Organisation> Organisation, Id<User> User, string Code) : IFact;
