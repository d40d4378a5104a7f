using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>A desk hands a customer the code with which he chooses a password (<see cref="IInvitations"/>).</summary>
sealed record InvitePerson(Id<Person> Person)
{
    /// <param name="Code">8 digits to hand over in person; good once, until <paramref name="Until"/>.</param>
    /// <param name="MaskedPhone">The number that the customer gives with the code.</param>
    internal sealed record Answer(Id<Invitation> Id, string Code, DateTimeOffset Until, string MaskedPhone);

    internal sealed class Handler(People people, Fields fields, IInvitations invitations, IWork work)
        : IHandle<InvitePerson, IssuedInvitation>
    {
        public async Task<Outcome<IssuedInvitation>> Handle(InvitePerson command, CancellationToken cancel)
        {
            if (await people.Row(command.Person, cancel) is not { } person)
            {
                return People.NoSuchPerson;
            }

            work.About(command.Person.ToString());
            return await invitations.Issue(person.User, fields.PhoneOf(person), cancel);
        }
    }

    /// <summary>Answers the code beside what is kept: the same idempotency key shows it again, and nothing else
    /// does.</summary>
    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Post(
        Id<Person> person, Desk desk, People people, IInvitations invitations, CancellationToken cancel) =>
        (await desk.Send<InvitePerson, IssuedInvitation>(new(person), cancel)).Result switch
        {
            Ok<IssuedInvitation> { Value: { } issued } => TypedResults.Ok(new Answer(
                issued.Id, invitations.Code(issued.Id), issued.Until,
                (await people.Find(person, cancel))!.MaskedPhone)),
            ProblemHttpResult problem => problem,
            var other => throw new InvalidOperationException($"No answer is a {other.GetType().Name}."),
        };

    /// <summary>Whether the customer signs in by himself, and whether a code is out.</summary>
    internal static async Task<Results<Ok<WayIn>, ProblemHttpResult>> Get(
        Id<Person> person, People people, IInvitations invitations, CancellationToken cancel) =>
        await people.Row(person, cancel) is { } row
            ? TypedResults.Ok(await invitations.Of(row.User, cancel))
            : People.NoSuchPerson.ToProblem();
}
