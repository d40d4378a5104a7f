using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Platform;

namespace Wheelhouse.Server;

/// <summary>From a composed application to one that answers.</summary>
static class Serving
{
    /// <summary>Brings the schema up to this version of the house.</summary>
    internal static async Task PrepareDatabase(this WebApplication app)
    {
        var choice = app.Services.GetRequiredService<DatabaseChoice>();
        choice.MakeFolder();
        var houses = app.Services.GetRequiredService<IDbContextFactory<House>>();
        await using var house = await houses.CreateDbContextAsync();

        // migrating compares the whole model with what the migrations made of it, at each start
        if ((await house.Database.GetPendingMigrationsAsync()).Any())
        {
            await house.Database.MigrateAsync();
        }
    }

    /// <summary>Serves until told to stop; or writes the contract and stops, where that was asked for.</summary>
    internal static async Task Serve(this WebApplication app, Settings settings)
    {
        await app.StartAsync();
        if (settings.Contract is { } file)
        {
            var server = app.Services.GetRequiredService<IServer>();
            var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var client = new HttpClient();
            var document = await client.GetStringAsync(new Uri($"{address}{Contract.ContractRoutes.Path}"));
            await File.WriteAllTextAsync(file, document.ReplaceLineEndings("\n") + "\n");
            await app.StopAsync();
            return;
        }

        await app.WaitForShutdownAsync();
    }

    /// <summary>A SQLite file needs a folder to lie in.</summary>
    static void MakeFolder(this DatabaseChoice choice)
    {
        if (choice.File is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                throw new UnreadableSettingException(
                    $"--database: {wrong.Message} Give a folder this account may write to.");
            }
        }
    }
}
