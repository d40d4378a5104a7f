using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CustomerInvitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "phone_index",
                table: "trust_users",
                type: "TEXT",
                maxLength: 43,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "trust_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    user = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    phone_index = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    used = table.Column<long>(type: "INTEGER", nullable: true),
                    voided = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trust_invitations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_trust_users_phone_index",
                table: "trust_users",
                column: "phone_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trust_invitations_phone_index",
                table: "trust_invitations",
                column: "phone_index");

            migrationBuilder.CreateIndex(
                name: "IX_trust_invitations_user",
                table: "trust_invitations",
                column: "user");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trust_invitations");

            migrationBuilder.DropIndex(
                name: "IX_trust_users_phone_index",
                table: "trust_users");

            migrationBuilder.DropColumn(
                name: "phone_index",
                table: "trust_users");
        }
    }
}
