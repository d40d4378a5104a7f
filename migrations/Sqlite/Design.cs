using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Platform;
using Wheelhouse.Rooms;

namespace Wheelhouse.Sqlite;

/// <summary>Composes the model for dotnet-ef; opens no database.</summary>
sealed class Design : IDesignTimeDbContextFactory<House>
{
    public House CreateDbContext(string[] args) => new ServiceCollection()
        .AddRooms()
        .AddDbContext<House>(options => options.UseHouse(DatabaseChoice.Parse("none.db")))
        .BuildServiceProvider()
        .GetRequiredService<House>();
}
