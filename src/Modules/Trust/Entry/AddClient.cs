using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>An administrator gives a partner's system access in the name of the organisation.</summary>
sealed record AddClient(string Name)
{
    const int LongestName = 100;

    internal sealed record Answer(Id<Client> ClientId, string ClientSecret);

    internal static Refusal? Decide(string name) => name.Trim().Length is 0 or > LongestName
        ? new("trust.client_name", $"Name the client in 1 to {LongestName} characters.", RefusalKind.Invalid)
        : null;

    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<AddClient, Id<Client>>
    {
        public Task<Outcome<Id<Client>>> Handle(AddClient command, CancellationToken cancel)
        {
            if (Decide(command.Name) is { } refusal)
            {
                return Task.FromResult<Outcome<Id<Client>>>(refusal);
            }

            var id = Id<Client>.New(clock);
            house.Add(new ClientRow
            {
                Id = id,
                Organisation = caller.Actor.Organisation,
                Name = command.Name.Trim(),
                Since = clock.GetUtcNow(),
            });
            work.About(id.ToString());
            return Task.FromResult<Outcome<Id<Client>>>(id);
        }
    }

    /// <summary>Answers the secret too; it can be asked for again with the same idempotency key, and not
    /// otherwise.</summary>
    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Post(
        AddClient body, Desk desk, Clients clients, CancellationToken cancel) =>
        (await desk.Send<AddClient, Id<Client>>(body, cancel)).Result switch
        {
            Ok<Id<Client>> { Value: var id } => TypedResults.Ok(new Answer(id, clients.Secret(id))),
            ProblemHttpResult problem => problem,
            var other => throw new InvalidOperationException($"No answer is a {other.GetType().Name}."),
        };
}

/// <summary>An administrator takes the access of a partner's system back; its tokens stop at once.</summary>
sealed record RevokeClient(Id<Client> Client)
{
    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<RevokeClient, Unit>
    {
        public async Task<Outcome<Unit>> Handle(RevokeClient command, CancellationToken cancel)
        {
            if (await house.Set<ClientRow>().FirstOrDefaultAsync(c => c.Id == command.Client, cancel) is not { } client)
            {
                return new Refusal(
                    "trust.no_such_client", "There is no such client; look at the list of clients.",
                    RefusalKind.NotFound);
            }

            client.Revoked ??= clock.GetUtcNow();
            work.About(command.Client.ToString());
            return default(Unit);
        }
    }

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        Id<Client> client, Desk desk, CancellationToken cancel) =>
        desk.Send<RevokeClient, Unit>(new(client), cancel);
}

/// <summary>The partners' systems of the caller's organisation.</summary>
static class ListClients
{
    internal sealed record Card(Id<Client> Id, string Name, DateTimeOffset Since, DateTimeOffset? Revoked);

    internal static async Task<Ok<Page<Card>>> Get(House house, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok((await house.Set<ClientRow>().AsNoTracking().ToPage(c => c.Id, new(limit, after), cancel))
            .Select(c => new Card(c.Id, c.Name, c.Since, c.Revoked)));
}
