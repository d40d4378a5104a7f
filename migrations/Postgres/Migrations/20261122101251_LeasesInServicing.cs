using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LeasesInServicing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "lease",
                table: "servicing_agreements",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "subscription",
                table: "servicing_agreements",
                type: "jsonb",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "lease",
                table: "servicing_agreements");

            migrationBuilder.DropColumn(
                name: "subscription",
                table: "servicing_agreements");
        }
    }
}
