using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>Reads of one person: the masked card for a desk, the clear identity for a purpose.</summary>
static class ReadPeople
{
    internal static async Task<Results<Ok<PersonCard>, ProblemHttpResult>> Get(
        Id<Person> person, People people, CancellationToken cancel) =>
        await people.Find(person, cancel) is { } card ? TypedResults.Ok(card) : People.NoSuchPerson.ToProblem();

    internal static async Task<Results<Ok<PersonCard>, ProblemHttpResult>> GetMine(
        People people, Caller caller, CancellationToken cancel) =>
        await people.OfOrganisation(caller.Actor.Organisation, cancel) is { } card
            ? TypedResults.Ok(card)
            : People.NoSuchPerson.ToProblem();

    internal static async Task<Results<Ok<PersonIdentity>, ProblemHttpResult>> GetIdentity(
        Id<Person> person, Word<Purpose> purpose, People people, CancellationToken cancel) =>
        (await people.Identity(person, purpose.Value, cancel)).ToAnswer();
}
