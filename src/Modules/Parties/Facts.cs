using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Parties;

/// <summary>A person came on file. Carries ids alone.</summary>
/// <param name="Organisation">The one-person organisation of the person.</param>
/// <param name="By">The organisation that registered him.</param>
public sealed record PersonOnFile(Id<Organisation> Organisation, Id<Person> Person, Id<Organisation> By) : IFact;
