using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Gives the import two names of its own in the organisation: who makes and who checks. Neither signs
/// in.</summary>
sealed record NameImporters
{
    /// <summary>The two users.</summary>
    internal sealed record Named(Id<User> Maker, Id<User> Checker);

    internal static readonly Text Maker = new("资产接管·经办", "Tape import, maker");

    internal static readonly Text Checker = new("资产接管·复核", "Tape import, checker");

    internal sealed class Handler(IUsers users, Caller caller) : IHandle<NameImporters, Named>
    {
        public async Task<Outcome<Named>> Handle(NameImporters command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            var maker = await users.Add(me, Role.Servicing, $"{me}.tape.maker", Maker, password: null, cancel);
            var checker = await users.Add(me, Role.Servicing, $"{me}.tape.checker", Checker, password: null, cancel);
            return maker.Refused is { } no ? no
                : checker.Select(user => new Named(maker.Value, user));
        }
    }
}
